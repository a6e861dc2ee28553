"""What the app's own connection may not do (acceptance S17)."""

from contextlib import closing
from pathlib import Path

import pytest

from dashboard.access import EVERYTHING
from dashboard.errors import StoreError
from dashboard.store import Limits, Store, open_store, scratch
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
    "set profiling_output = '{folder}/plan.json'",
    "pragma profiling_output = '{folder}/plan.json'",
    "from sniff_csv('{file}')",
    "from parquet_metadata('{file}')",
    "from read_text('/proc/self/environ')",
    "copy (select 1) to '/dev/stdout'",
    "create macro taken() as table from read_csv('{file}')",
    "prepare taken as from read_csv('{file}')",
    "attach 'https://example.invalid/other.duckdb' as other",
    "force install json from '{folder}'",
    "update extensions",
    "create persistent secret s (type s3)",
    "set custom_extension_repository = 'https://example.invalid'",
    "set extension_directory = '{folder}'",
    "set home_directory = '{folder}'",
    "set allowed_paths = ['{file}']",
    "set file_search_path = '{folder}'",
    "set memory_limit = '99GB'",
    "set threads = 64",
    "set max_temp_directory_size = '9TB'",
    "reset lock_configuration",
)


def test_s17_hostile_statements_are_refused(store: Store, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\nsecret\n", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    assert len(set(HOSTILE)) >= 50
    for statement in HOSTILE:
        told = statement.format(file=secret, folder=tmp_path)
        with pytest.raises(StoreError), store.reading(EVERYTHING, today=TODAY) as cursor:
            pytest.fail(f"{statement}: {cursor.execute(told).fetchall()}")
        assert sorted(tmp_path.iterdir()) == before, statement


def test_s17_the_configuration_is_locked(store: Store) -> None:
    with store.cursor() as cursor:
        row = cursor.execute(
            "select current_setting('lock_configuration'), current_setting('enable_external_access')"
        ).fetchone()
    assert row == (True, False)


def test_the_engine_takes_no_more_of_the_machine_than_it_is_given(tmp_path: Path) -> None:
    with closing(open_store(tmp_path / "city.duckdb", Limits(memory="512MiB", threads=1))) as store:
        with store.cursor() as cursor:
            row = cursor.execute(
                "select current_setting('memory_limit'), current_setting('threads')"
            ).fetchone()
        assert row == ("512.0 MiB", 1)


def test_the_engine_for_files_sees_one_folder_only(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "a.csv").write_text("a\n1\n", encoding="utf-8")
    (tmp_path / "secret.csv").write_text("a\nsecret\n", encoding="utf-8")
    with scratch(tmp_path / "mine") as cursor:
        assert cursor.execute(f"from read_csv('{tmp_path / 'mine' / 'a.csv'}')").fetchall() == [(1,)]
    for file in (tmp_path / "secret.csv", tmp_path / "mine" / ".." / "secret.csv", "/etc/passwd"):
        with pytest.raises(StoreError), scratch(tmp_path / "mine") as cursor:
            cursor.execute(f"from read_csv('{file}')").fetchall()
