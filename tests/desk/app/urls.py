from django.urls import path

from tests.desk.app import screens

urlpatterns = [
    path("", screens.ErrandList.as_view(), name="list"),
    path("add/", screens.AddErrand.as_view(), name="add"),
    path("board/", screens.ErrandBoard.as_view(), name="board"),
    path("<int:pk>/", screens.ErrandRecord.as_view(), name="record"),
    path("<int:pk>/postpone/", screens.PostponeErrand.as_view(), name="postpone"),
    path("<int:pk>/finish/", screens.MoveErrand.as_view(move="finish"), name="finish"),
    path("<int:pk>/drop/", screens.MoveErrand.as_view(move="drop"), name="drop"),
]
