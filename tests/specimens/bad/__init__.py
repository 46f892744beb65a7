"""Bad input of every kind: a module a kind, each with its table of cases. `case.py` says what a case is."""
