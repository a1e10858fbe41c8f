"""Addresses of councils and their sittings."""

from django.urls import path

from lantoa.recognition.desk_views import attendance, cases, council_papers, councils, room, sittings

_SITTING_MOVES = {
    "invite": ("invite", "invite"),
    "open": ("open", "open_sitting"),
    "close": ("close", "close_sitting"),
    "call-off": ("call_off", "call_off_sitting"),
    "prepare-again": ("prepare_again", "prepare_sitting_again"),
}
_CASE_MOVES = {
    "open-vote": ("open_vote", "open_vote"),
    "close-vote": ("agree", "close_vote"),
    "put-off": ("put_off", "put_off_case"),
    "take-up-again": ("take_up_again", "take_up_case"),
    "vote-again": ("vote_again", "vote_again"),
}
urlpatterns = [
    path("councils/", councils.CouncilList.as_view(), name="councils"),
    path("councils/add/", councils.AddCouncil.as_view(), name="add_council"),
    path("councils/<int:pk>/", councils.CouncilRecord.as_view(), name="council"),
    path("councils/<int:pk>/change/", councils.ChangeCouncil.as_view(), name="change_council"),
    path("councils/<int:pk>/members/add/", councils.AddSeat.as_view(), name="add_seat"),
    path("councils/members/<int:pk>/change/", councils.ChangeSeat.as_view(), name="change_seat"),
    path("councils/<int:pk>/sittings/add/", sittings.AddSitting.as_view(), name="add_sitting"),
    path("sittings/", sittings.SittingList.as_view(), name="sittings"),
    path("sittings/<int:pk>/", sittings.SittingRecord.as_view(), name="sitting"),
    path("sittings/<int:pk>/change/", sittings.ChangeSitting.as_view(), name="change_sitting"),
    path("sittings/<int:pk>/agenda/add/", sittings.AddCases.as_view(), name="add_cases"),
    path("sittings/<int:pk>/agenda/group/", sittings.GroupCases.as_view(), name="group_cases"),
    path("sittings/<int:pk>/attendance/", attendance.TakeAttendance.as_view(), name="attendance"),
    path("sittings/<int:pk>/sign/", sittings.SignMinutes.as_view(), name="sign_minutes"),
    *(
        path(f"sittings/<int:pk>/{step}/", sittings.MoveSitting.as_view(move=move), name=name)
        for step, (move, name) in _SITTING_MOVES.items()
    ),
    *(
        path(
            f"sittings/<int:pk>/{paper}/{file_type}/",
            council_papers.SittingPaper.as_view(paper=paper, as_pdf=file_type == "pdf"),
            name=f"{paper}_{file_type}",
        )
        for paper in ("minutes", "invitation")
        for file_type in ("word", "pdf")
    ),
    path("sittings/<int:pk>/room/", room.Room.as_view(), name="room"),
    path("cases/<int:pk>/", cases.CaseRecord.as_view(), name="case"),
    *(
        path(f"cases/<int:pk>/{step}/", cases.MoveCase.as_view(move=move), name=name)
        for step, (move, name) in _CASE_MOVES.items()
    ),
    path("cases/<int:pk>/notes/", cases.NoteCase.as_view(), name="note_case"),
    path("cases/<int:pk>/answer/", cases.DeclareFor.as_view(), name="declare_for"),
    path("cases/<int:pk>/papers/", cases.EnterPapers.as_view(), name="papers"),
    path("cases/<int:pk>/papers/discard/", cases.DiscardPapers.as_view(), name="discard_papers"),
    path("cases/<int:pk>/declare/", room.Declare.as_view(), name="declare"),
    path("cases/<int:pk>/vote/", room.Vote.as_view(), name="vote"),
    path("cases/<int:pk>/receipt/", room.Receipt.as_view(), name="receipt"),
]
