"""Inspection letters in; findings, workbooks and committee papers out.

For an analyst the functions of `__all__`, shown in docs/analysis.md. Each is loaded when it is first asked for, so that
`import toolkit` costs nothing and `run_report.py --help` answers at once.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.analysis.documents import Documents, plan_of, read_documents
    from toolkit.analysis.frames import (
        documents_frame,
        figures_frame,
        findings_frame,
        measures_frame,
        plan_frame,
        problems_frame,
        themes_frame,
        weaknesses_frame,
        workbook_frames,
    )
    from toolkit.analysis.measures import Measures, read_measures
    from toolkit.analysis.workbook import OfficersWorkbook, read_workbook
    from toolkit.errors import ConfigProblem, InputProblem, ToolkitError

__version__ = "1.0.0"

__all__ = [
    "ConfigProblem",
    "Documents",
    "InputProblem",
    "Measures",
    "OfficersWorkbook",
    "ToolkitError",
    "__version__",
    "documents_frame",
    "figures_frame",
    "findings_frame",
    "measures_frame",
    "plan_frame",
    "plan_of",
    "problems_frame",
    "read_documents",
    "read_measures",
    "read_workbook",
    "themes_frame",
    "weaknesses_frame",
    "workbook_frames",
]

_WHERE = {
    "Documents": "analysis.documents",
    "plan_of": "analysis.documents",
    "read_documents": "analysis.documents",
    "Measures": "analysis.measures",
    "read_measures": "analysis.measures",
    "OfficersWorkbook": "analysis.workbook",
    "read_workbook": "analysis.workbook",
    "ConfigProblem": "errors",
    "InputProblem": "errors",
    "ToolkitError": "errors",
}  # the frames: all other names


if not TYPE_CHECKING:  # a type checker would take any name that is not there for something this gives

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module 'toolkit' has no attribute '{name}'")
        from importlib import import_module

        found = getattr(import_module(f"toolkit.{_WHERE.get(name, 'analysis.frames')}"), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
