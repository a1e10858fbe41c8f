"""Addresses of nominations on the desk, below /desk/exemplars/nominations/."""

from django.urls import path

from lantoa.exemplars.desk_views import importing, nominations
from lantoa.exemplars.desk_views import nomination_forms as forms

urlpatterns = [
    path("", nominations.NominationList.as_view(), name="nominations"),
    path("add/", forms.AddNomination.as_view(), name="add_nomination"),
    path("import/", importing.ImportNominations.as_view(), name="import_nominations"),
    path("import/template/", importing.Template.as_view(), name="nomination_template"),
    path("import/<int:pk>/", importing.NominationImportRecord.as_view(), name="nomination_import"),
    path("import/<int:pk>/record/", importing.RecordNominations.as_view(), name="record_nominations"),
    path("import/<int:pk>/undo/", importing.UndoNominations.as_view(), name="undo_nominations"),
    path("import/<int:pk>/lines/", importing.Lines.as_view(), name="nomination_import_lines"),
    path("import/<int:pk>/to-mend/", importing.ToMend.as_view(), name="nominations_to_mend"),
    path("<int:pk>/", nominations.NominationRecord.as_view(), name="nomination"),
    path("<int:pk>/take-up/", forms.TakeUp.as_view(), name="take_up_nomination"),
    path("<int:pk>/join/", forms.Join.as_view(), name="join_nomination"),
    path("<int:pk>/ask/", forms.Ask.as_view(), name="ask_nominator"),
    path("<int:pk>/answer/", forms.NoteAnswer.as_view(), name="note_answer"),
    path("<int:pk>/pass-on/", forms.PassOn.as_view(), name="pass_nomination_on"),
    path("<int:pk>/refuse/", forms.Refuse.as_view(), name="refuse_nomination"),
    path("<int:pk>/reopen/", forms.Reopen.as_view(), name="reopen_nomination"),
]
