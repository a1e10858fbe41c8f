"""Addresses of bodies and their changes on the desk, below /desk/organisations/."""

from django.urls import path

from lantoa.organisations.desk_views import bodies, changes, lineage, picking, trees

urlpatterns = [
    path("", trees.TreeScreen.as_view(), name="tree"),
    path("pick/", picking.PickBodies.as_view(), name="pick"),
    path("bodies/<int:pk>/", bodies.BodyScreen.as_view(), name="body"),
    path("bodies/<int:pk>/lineage/", lineage.LineageScreen.as_view(), name="lineage"),
    path("changes/", changes.ChangeList.as_view(), name="changes"),
    path("changes/<int:pk>/", changes.ChangeScreen.as_view(), name="change"),
    path("changes/<int:pk>/undo/", changes.UndoScreen.as_view(), name="undo"),
]
