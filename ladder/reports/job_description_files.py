"""The files of the job descriptions: one Word document and one Markdown text a role."""

from __future__ import annotations

from collections.abc import Collection

from ladder.config.problems import Problem, UserProblems, quoted, remedy
from ladder.model.plan import Plan
from ladder.model.plan_set import ScenarioPlan
from ladder.reports.job_description import job_descriptions
from ladder.reports.job_description_markdown import markdown
from ladder.reports.job_description_word import word_document

FOLDER = "descriptions"


def chosen_roles(plan: Plan, names: tuple[str, ...]) -> tuple[str, ...]:
    """The roles asked for, or all of them. Raises UserProblems for a name that is no role's."""
    wrong = [name for name in names if name not in plan.roles]
    if wrong:
        raise UserProblems(
            Problem(
                file="--role", message=f"there is no role {quoted(name)}{remedy(name, plan.roles, 'roles')}"
            )
            for name in wrong
        )
    return tuple(name for name in plan.roles if not names or name in names)


def description_files(described: ScenarioPlan, roles: Collection[str]) -> dict[str, bytes]:
    """The files of these roles by name, in `descriptions/`."""
    files = {}
    for description in job_descriptions(described):
        if description.role in roles:
            files[f"{FOLDER}/{description.role}.docx"] = word_document(description)
            files[f"{FOLDER}/{description.role}.md"] = markdown(description).encode()
    return files
