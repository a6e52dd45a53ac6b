"""Runs Python in a newsroom as it is sent: a line of JSON in, a line of JSON with what it printed out.

A process of its own stands on the newsroom's database and settings; to start one anew for each scene takes
longer than to walk it.
"""

import json
import os
import sys
from contextlib import redirect_stdout
from io import StringIO

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    for line in sys.stdin:
        said = StringIO()
        with redirect_stdout(said):
            exec(json.loads(line), {})  # noqa: S102 (what this machine's own tests send)
        print(json.dumps(said.getvalue()), flush=True)
