"""Names of areas that are no names of files: the folder each must get, inside the output folder."""

NAMES: dict[str, tuple[str, str]] = {
    "leads out": ("../../x", "x"),
    "leads out on Windows": ("..\\..\\windows", "windows"),
    "from the root": ("/etc/passwd", "etc-passwd"),
    "a drive": ("C:Borough", "c-borough"),
    "a slash": ("a/b", "a-b"),
    "a device of Windows": ("CON", "con-area"),
    "another device": ("NUL", "nul-area"),
    "only punctuation": ("!!! ... ---", "area-e924f8"),
    "of another script": ("\u0644\u0646\u062f\u0646", "area-139d61"),
    "accents": ("\u00cele-de-Bl\u00e9", "ile-de-ble"),
    "a bell": ("Bell\x07by", "bellby"),
    "a sign of a sheet": ("[Area]*?:", "area"),
    "a formula": ("=1+1", "1-1"),
    "a tag": ("<b>Boldby</b>", "b-boldby-b"),
    "a template's tag": ("{{ title }}", "title"),
    "the folder of runs": ("Runs", "runs-area"),
    "a hidden name": (".toolkit", "toolkit"),
}
