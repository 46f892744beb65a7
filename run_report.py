"""The toolkit's only command. `python run_report.py --help` says what it can do."""

import sys

NEEDED = ("docx", "docxtpl", "filelock", "holidays", "jinja2", "lxml", "openpyxl", "xlsxwriter")
SET_UP = {
    False: "python3 -m venv .venv && .venv/bin/pip install -q -r requirements.txt && .venv/bin/python run_report.py",
    True: "python -m venv .venv; .venv\\Scripts\\python -m pip install -q -r requirements.txt;"
    " .venv\\Scripts\\python run_report.py",
}


def _missing() -> "list[str]":
    import importlib.util

    return [name for name in NEEDED if importlib.util.find_spec(name) is None]


def main() -> int:
    """Run the toolkit; where it is not set up yet, say the line that does it."""
    if sys.version_info < (3, 11):
        print("This needs Python 3.11 or later; this is Python " + sys.version.split()[0] + ".", file=sys.stderr)
        return 2
    missing = [] if {"-h", "--help", "--version"} & {*sys.argv} else _missing()
    if missing:
        print("Not set up yet: " + ", ".join(missing) + " missing. In this folder, run this line:\n", file=sys.stderr)
        print(SET_UP[sys.platform == "win32"], file=sys.stderr)
        return 2
    from toolkit.cli import main as toolkit_main

    return toolkit_main()


if __name__ == "__main__":
    sys.exit(main())
