"""The worker that reads one map and ends: a line with the request, then the file's bytes, on its input; the draft on its output."""

import json
import sys
from pathlib import Path

from dashboard.intake.reading.passage import pack, unpack
from dashboard.intake.request import Bounds
from dashboard.intake.shapes.draft import District
from dashboard.intake.shapes.reading import read_map
from dashboard.intake.worker import keep_within, take_output


def main() -> int:
    """Answer one request."""
    out = take_output()
    asked = json.loads(sys.stdin.buffer.readline())
    keep_within(unpack(Bounds, asked["bounds"], Path()))
    districts = [unpack(District, each, Path()) for each in asked["districts"]]
    join = (asked["join"][0], asked["join"][1]) if asked["join"] else None
    draft = read_map(sys.stdin.buffer.read(), asked["name"], districts, join)
    out.write(json.dumps(pack(draft)).encode())
    out.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
