"""Addresses of decisions, honours and their register."""

from django.urls import path

from lantoa.recognition.desk_views import (
    checking,
    deciding,
    decision_papers,
    decisions,
    honouring,
    honours,
    printing,
    signing,
)

urlpatterns = [
    path("decisions/", decisions.DecisionList.as_view(), name="decisions"),
    path("decisions/draft/", deciding.DraftDecision.as_view(), name="draft_decision"),
    path("decisions/<int:pk>/", decisions.DecisionRecord.as_view(), name="decision"),
    path("decisions/<int:pk>/change/", deciding.ChangeDecision.as_view(), name="change_decision"),
    path("decisions/<int:pk>/list/", deciding.PutOnList.as_view(), name="put_on_list"),
    path("decisions/<int:pk>/directly/", deciding.PutOnDirectly.as_view(), name="put_on_directly"),
    path("decisions/<int:pk>/sign/", deciding.SignDecision.as_view(), name="sign_decision"),
    path("decisions/<int:pk>/attach/", deciding.AttachDocument.as_view(), name="attach_document"),
    path("decisions/<int:pk>/sign-document/", signing.SignDocument.as_view(), name="sign_document"),
    path("decisions/<int:pk>/drop/", deciding.MoveDecision.as_view(move="drop"), name="drop_decision"),
    path("decisions/<int:pk>/take-up/", deciding.MoveDecision.as_view(move="take_up"), name="take_up_decision"),
    path("decisions/<int:pk>/revoke/", deciding.RevokeDecision.as_view(), name="revoke_decision"),
    path("decisions/<int:pk>/word/", decision_papers.DecisionPaper.as_view(), name="decision_word"),
    path("decisions/<int:pk>/pdf/", decision_papers.DecisionPaper.as_view(as_pdf=True), name="decision_pdf"),
    path("decisions/<int:pk>/certificates/<int:award>/", decision_papers.Certificates.as_view(), name="certificates"),
    path(
        "decisions/<int:pk>/certificates/<int:award>/print/",
        printing.PrintCertificates.as_view(),
        name="print_certificates",
    ),
    path(
        "decisions/<int:pk>/certificates/<int:award>/file/",
        printing.PrintedCertificates.as_view(),
        name="printed_certificates",
    ),
    path("decisions/<int:pk>/bonuses/", decision_papers.BonusList.as_view(), name="bonus_list"),
    path("check/", checking.CheckDocument.as_view(), name="check_document"),
    path("honours/", honours.HonourList.as_view(), name="honours"),
    path("honours/<int:pk>/", honours.HonourRecord.as_view(), name="honour"),
    path("honours/<int:pk>/words/", honouring.RewordHonour.as_view(), name="reword_honour"),
    path("honours/<int:pk>/take-off/", honouring.TakeOffList.as_view(), name="take_off_list"),
    path("honours/<int:pk>/correct/", honouring.CorrectHonour.as_view(), name="correct_honour"),
    path("honours/<int:pk>/revoke/", honouring.RevokeHonour.as_view(), name="revoke_honour"),
    path("honours/<int:pk>/restore/", honouring.RestoreHonour.as_view(), name="restore_honour"),
    path("honours/<int:pk>/hand-over/", honouring.HandOver.as_view(), name="hand_over"),
    path("honours/<int:pk>/strike-handover/", honouring.StrikeHandover.as_view(), name="strike_handover"),
    path("honours/<int:pk>/recovery/", honouring.NoteRecovery.as_view(), name="note_recovery"),
    path("honours/<int:pk>/badge/", honouring.IssueBadge.as_view(), name="issue_badge"),
    path("honours/<int:pk>/notify/", honouring.NotifyHonoree.as_view(), name="notify_honoree"),
    path("honours/<int:pk>/certificate/", decision_papers.Certificate.as_view(), name="certificate"),
    path("honours/<int:pk>/notice/", decision_papers.Notice.as_view(), name="notice"),
]
