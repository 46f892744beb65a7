"""What can go wrong that is not a bug.

    ToolkitError
    ├── InputProblem   a document or workbook cannot be used; the run goes on without it
    ├── ConfigProblem  the command line, a template folder or a settings file is wrong
    └── Busy           another run holds the output folder

Anything else that is raised is a bug and shows its traceback.
"""

from toolkit.model.problem import Problem


class ToolkitError(Exception):
    """Base of the three; carries the problem to show."""

    def __init__(self, what: str, where: str, what_to_do: str) -> None:
        super().__init__(f"{where}: {what} {what_to_do}")
        self.problem = Problem(what, where, what_to_do, "error")


class InputProblem(ToolkitError):
    """Something the user supplied cannot be used."""


class ConfigProblem(ToolkitError):
    """The command or the settings are wrong; nothing is written."""


class Busy(ToolkitError):
    """Another run holds the output folder."""
