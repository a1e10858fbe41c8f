"""Addresses of criteria, of who has some, and of the board of fields and bodies."""

from django.urls import path

from lantoa.movements.desk_views import coverage, criteria, criteria_forms, editing, matrix, settling

_MOVE = criteria_forms.MoveCriteria.as_view
urlpatterns = [
    path("criteria/", criteria.CriteriaList.as_view(), name="criteria"),
    path("criteria/add/", criteria_forms.DraftCriteria.as_view(), name="add_criteria"),
    path("criteria/<int:pk>/", criteria.CriteriaRecord.as_view(), name="criteria_set"),
    path("criteria/<int:pk>/change/", criteria_forms.ChangeCriteria.as_view(), name="change_criteria"),
    path("criteria/<int:pk>/edit/", editing.EditCriteria.as_view(), name="edit"),
    path("criteria/<int:pk>/edit/add/", editing.AddCriterion.as_view(), name="add_criterion"),
    path("criteria/<int:pk>/new-version/", criteria_forms.NewVersion.as_view(), name="new_version"),
    path(
        "criteria/<int:pk>/put-in-force/",
        _MOVE(move="put_in_force", form_class=criteria_forms.SinceForm),
        name="put_in_force",
    ),
    path("criteria/<int:pk>/end/", _MOVE(move="end", form_class=criteria_forms.EndForm), name="end_criteria"),
    path("criteria/<int:pk>/discard/", _MOVE(move="discard"), name="discard_criteria"),
    path("criteria/<int:pk>/restore/", _MOVE(move="restore"), name="restore_criteria"),
    path("criteria/criterion/<int:pk>/change/", editing.ChangeCriterion.as_view(), name="change_criterion"),
    path("criteria/criterion/<int:pk>/settle/", settling.SettleField.as_view(), name="settle"),
    path("coverage/", coverage.CoverageList.as_view(), name="coverage"),
    path("matrix/", matrix.CriteriaMatrix.as_view(), name="matrix"),
    path("matrix/<int:pk>/", matrix.CriteriaMatrix.as_view(), name="matrix_of"),
]
