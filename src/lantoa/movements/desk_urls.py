"""Addresses of the room on the desk, below /desk/movements/."""

from django.urls import include, path

from lantoa.movements.desk_views import movement_forms as forms
from lantoa.movements.desk_views import movements

app_name = "movements"
_MOVES = {
    "launch": "launch",
    "close": "review",
    "end": "end",
    "reopen": "reopen",
    "discard": "discard",
    "restore": "restore",
}
urlpatterns = [
    path("", movements.MovementList.as_view(), name="movements"),
    path("add/", forms.AddMovement.as_view(), name="add_movement"),
    path("<int:pk>/", movements.MovementRecord.as_view(), name="movement"),
    path("<int:pk>/change/", forms.ChangeMovement.as_view(), name="change_movement"),
    path("<int:pk>/review/", forms.ReviewMovement.as_view(), name="review_movement"),
    *(path(f"<int:pk>/{name}/", forms.MoveMovement.as_view(move=move), name=name) for name, move in _MOVES.items()),
    path("", include("lantoa.movements.criteria_urls")),
    path("", include("lantoa.movements.field_urls")),
]
