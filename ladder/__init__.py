"""Design a career ladder and its pay for people in peer support roles, and see what it does."""

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from ladder.worker.months import project_benefits as project_benefits


def __getattr__(name: str) -> Any:
    """Load what is heavy only when it is asked for."""
    if name == "project_benefits":
        from ladder.worker.months import project_benefits

        return project_benefits
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
