"""Addresses of rounds and proposals."""

from django.urls import path

from lantoa.recognition.desk_views import award_rounds, moving, proposal_papers, proposals, proposing

_MOVES = {
    "submit": "submit",
    "send-back": "return",
    "appraise-again": "appraise_again",
    "lay-before-council": "lay_before_council",
    "take-from-council": "take_from_council",
    "agree-without-council": "agree_without_council",
    "reopen": "reopen",
    "withdraw": "withdraw",
    "take-up": "take_up",
}
urlpatterns = [
    path("rounds/", award_rounds.AwardRoundList.as_view(), name="rounds"),
    path("rounds/add/", award_rounds.AddAwardRound.as_view(), name="add_round"),
    path("rounds/<int:pk>/", award_rounds.AwardRoundRecord.as_view(), name="round"),
    path("rounds/<int:pk>/change/", award_rounds.ChangeAwardRound.as_view(), name="change_round"),
    path("rounds/<int:pk>/open/", award_rounds.MoveAwardRound.as_view(move="open"), name="open_round"),
    path("rounds/<int:pk>/close/", award_rounds.MoveAwardRound.as_view(move="close"), name="close_round"),
    path("rounds/<int:pk>/propose/", proposing.ProposeSeveral.as_view(), name="add_proposals"),
    path("rounds/<int:pk>/submission/", proposal_papers.Submission.as_view(), name="submission"),
    path("proposals/", proposals.ProposalList.as_view(), name="proposals"),
    path("proposals/<int:pk>/", proposals.ProposalRecord.as_view(), name="proposal"),
    path("proposals/<int:pk>/change/", proposing.ChangeProposal.as_view(), name="change_proposal"),
    *(
        path(f"proposals/<int:pk>/{name}/", moving.MoveProposal.as_view(move=move), name=name.replace("-", "_"))
        for name, move in _MOVES.items()
    ),
    path("proposals/<int:pk>/appraise/", moving.Appraise.as_view(), name="appraise"),
    path("proposals/<int:pk>/pass-up/", moving.PassUp.as_view(), name="pass_up"),
    path("proposals/<int:pk>/opinion/", moving.GiveOpinion.as_view(), name="give_opinion"),
    path("proposals/<int:pk>/report/", proposal_papers.Report.as_view(), name="report"),
    path("exemplars/<int:pk>/propose/", proposing.Propose.as_view(), name="propose"),
    path("exemplars/<int:pk>/matter/", moving.NoteMatter.as_view(), name="note_matter"),
    path("matters/<int:pk>/settle/", moving.SettleMatter.as_view(), name="settle_matter"),
]
