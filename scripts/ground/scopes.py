"""The selections of cases: all of them, and with or without a large one that is told apart. Its name is in their codes."""

ALL = "all_cases"
WITHOUT, ONLY = "excluding_", "_only"


def without_case(case: str) -> str:
    """All cases but that one."""
    return f"{WITHOUT}{case}"


def only_case(case: str) -> str:
    """That case alone."""
    return f"{case}{ONLY}"


def case_in(scope: str) -> str:
    """The case that a selection is without, or has alone."""
    return scope.removeprefix(WITHOUT).removesuffix(ONLY)


def leaves_out(scope: str) -> bool:
    """Whether a selection is without a case."""
    return scope.startswith(WITHOUT)
