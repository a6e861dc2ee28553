"""What the app's own connection may not do (acceptance S17)."""

from pathlib import Path

import pytest

from dashboard.access import EVERYTHING
from dashboard.errors import StoreError
from dashboard.store import Store, scratch
from tests.conftest import TODAY

HOSTILE = (
    "from read_csv('{file}')",
    "from read_text('{file}')",
    "from read_blob('{file}')",
    "from read_json('{file}')",
    "from read_parquet('{file}')",
    "from '{file}'",
    "from glob('{folder}/*')",
    "copy units to '{folder}/out.csv'",
    "copy units_rows from '{file}'",
    "copy (select 1) to '{folder}/out.parquet'",
    "export database '{folder}/out'",
    "import database '{folder}'",
    "attach '{folder}/other.duckdb'",
    "attach ':memory:' as other; copy from database other to other",
    "install httpfs",
    "load httpfs",
    "load '{folder}/evil.duckdb_extension'",
    "set enable_external_access = true",
    "set global lock_configuration = false",
    "reset enable_external_access",
    "set allowed_directories = ['/']",
    "set temp_directory = '{folder}'",
    "pragma enable_external_access = true",
    "pragma temp_directory = '{folder}'",
    "set allow_unsigned_extensions = true",
    "set secret_directory = '{folder}'",
    "create secret s (type s3, key_id 'x', secret 'y')",
    "set autoinstall_known_extensions = true",
    "set python_enable_replacements = true",
)


@pytest.mark.parametrize("statement", HOSTILE)
def test_s17_hostile_statements_are_refused(store: Store, tmp_path: Path, statement: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\nsecret\n", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    told = statement.format(file=secret, folder=tmp_path)
    with pytest.raises(StoreError), store.reading(EVERYTHING, today=TODAY) as cursor:
        cursor.execute(told).fetchall()
    assert sorted(tmp_path.iterdir()) == before


def test_s17_the_configuration_is_locked(store: Store) -> None:
    with store.cursor() as cursor:
        row = cursor.execute(
            "select current_setting('lock_configuration'), current_setting('enable_external_access')"
        ).fetchone()
    assert row == (True, False)


def test_the_engine_for_files_sees_one_folder_only(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "secret.csv").write_text("a\nsecret\n", encoding="utf-8")
    with scratch(tmp_path / "mine") as cursor:
        assert cursor.execute(f"from read_csv('{tmp_path / 'mine' / 'a.csv'}')").fetchall() == [(1,)]
    for file in (tmp_path / "secret.csv", tmp_path / "mine" / ".." / "secret.csv", "/etc/passwd"):
        with pytest.raises(StoreError), scratch(tmp_path / "mine") as cursor:
            cursor.execute(f"from read_csv('{file}')").fetchall()
