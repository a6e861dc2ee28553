"""The command line: python -m dashboard VERB."""

import io
import os
import sys
from collections.abc import Sequence

from dashboard import settings
from dashboard.commands import handing_in, people, trail, verbs
from dashboard.commands.parser import parse
from dashboard.errors import CockpitError, UsageError

VERBS = {
    "run": verbs.run,
    "demo": verbs.demo,
    "import": handing_in.import_,
    "imports": verbs.imports,
    "undo": verbs.undo_,
    "ask": verbs.ask_,
    "schema": verbs.schema,
    "people": people.people,
    "trail": trail.trail,
}


def main(words: Sequence[str]) -> int:
    """Run one verb; 0 done, 1 refused, 2 wrong usage."""
    try:
        here = settings.read(os.environ)  # not kept: `run` changes the environment for the pages
        options = parse(words, here)
        return VERBS[options.verb](options, here)
    except UsageError as error:
        print(error, file=sys.stderr)
        return 2
    except CockpitError as error:
        print(error)
        return 1


if __name__ == "__main__":
    os.umask(0o077)  # what it makes is nobody else's: the store, its journal, the file of people
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # Windows consoles start in another encoding
    sys.exit(main(sys.argv[1:]))
