"""The survey, its answers apart from those who answered."""

BLUEPRINTS = (
    "parliament.evaluation.web",
    "parliament.evaluation.answer_web",
    "parliament.evaluation.builder_web",
    "parliament.evaluation.people_web",
    "parliament.evaluation.after_web",
)
"""The modules of its pages."""
