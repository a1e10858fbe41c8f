"""Addresses of the room on the desk, below /desk/evidence/."""

from django.urls import path

from lantoa.evidence.desk_views import claims, consents, exaggeration, files, folders, people, proofs, texts

app_name = "evidence"
_MOVES = ("verify", "contest", "withdraw", "restore")
urlpatterns = [
    path("overstated/", exaggeration.ExaggerationList.as_view(), name="exaggeration"),
    path("folders/<int:pk>/", folders.FolderRecord.as_view(), name="folder"),
    path("folders/<int:pk>/claims/add/", claims.AddClaim.as_view(), name="add_claim"),
    path("folders/<int:pk>/files/add/", files.AddFile.as_view(), name="add_file"),
    path("folders/<int:pk>/people/add/", consents.NamePerson.as_view(), name="name_person"),
    path("folders/<int:pk>/consents/add/", consents.AddConsent.as_view(), name="add_consent"),
    path("folders/<int:pk>/consents/sheet/", consents.ConsentSheet.as_view(), name="consent_sheet"),
    path("folders/<int:pk>/text/", texts.CheckText.as_view(), name="check_text"),
    path("claims/<int:pk>/", claims.ClaimRecord.as_view(), name="claim"),
    path("claims/<int:pk>/change/", claims.ChangeClaim.as_view(), name="change_claim"),
    path("claims/<int:pk>/correct/", claims.CorrectClaim.as_view(), name="correct_claim"),
    *(path(f"claims/<int:pk>/{move}/", claims.MoveClaim.as_view(move=move), name=f"{move}_claim") for move in _MOVES),
    path("claims/<int:pk>/proofs/add/", proofs.AddProof.as_view(), name="add_proof"),
    path("proofs/<int:pk>/remove/", proofs.RemoveProof.as_view(), name="remove_proof"),
    path("proofs/<int:pk>/bring-back/", proofs.BringProofBack.as_view(), name="bring_proof_back"),
    path("files/<int:pk>/", files.FileContent.as_view(), name="file"),
    path("files/<int:pk>/small/", files.SmallPicture.as_view(), name="small_picture"),
    path("files/<int:pk>/describe/", files.DescribeFile.as_view(), name="describe_file"),
    path("files/<int:pk>/remove/", files.RemoveFile.as_view(), name="remove_file"),
    path("files/<int:pk>/bring-back/", files.BringFileBack.as_view(), name="bring_file_back"),
    path("consents/<int:pk>/withdraw/", consents.WithdrawConsent.as_view(), name="withdraw_consent"),
    path("people/<int:pk>/export/", people.ExportPerson.as_view(), name="export_person"),
    path("people/<int:pk>/erase/", people.ErasePerson.as_view(), name="erase_person"),
]
