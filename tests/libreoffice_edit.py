"""Types into a workbook with LibreOffice, as a person would: run by a Python that has its `uno`.

python libreoffice_edit.py PIPE IN.xlsx OUT.xlsx SHEET CELL TEXT [SHEET CELL TEXT ...]
"""

import sys
import time
from pathlib import Path
from typing import Any


def connected(pipe: str) -> Any:
    """The running LibreOffice's desktop."""
    import uno  # type: ignore[import-not-found]

    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:  # it is still starting
            time.sleep(0.5)
            continue
        return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise SystemExit("LibreOffice did not start")


def _property(name: str, value: Any) -> Any:
    from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]

    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def main(pipe: str, source: str, target: str, *typed: str) -> None:
    """Open, type as at the keyboard (dates become dates), save as Excel workbook, and end LibreOffice."""
    desktop = connected(pipe)
    document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (_property("Hidden", True),))
    for sheet, cell, text in zip(typed[::3], typed[1::3], typed[2::3], strict=True):
        document.Sheets.getByName(sheet).getCellRangeByName(cell).setFormula(text)
    document.storeToURL(Path(target).as_uri(), (_property("FilterName", "Calc MS Excel 2007 XML"),))
    document.close(True)
    desktop.terminate()


if __name__ == "__main__":
    main(*sys.argv[1:])
