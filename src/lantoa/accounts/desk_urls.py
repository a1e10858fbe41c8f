"""Addresses of the room on the desk, below /desk/accounts/."""

from django.urls import path

from lantoa.accounts.desk_views import invitations, people

app_name = "accounts"
urlpatterns = [
    path("", people.AccountList.as_view(), name="accounts"),
    path("<int:pk>/", people.AccountRecord.as_view(), name="account"),
    path("<int:pk>/contact/", people.ChangeContact.as_view(), name="change_contact"),
    path("<int:pk>/link/", people.GiveLink.as_view(), name="give_link"),
    path("<int:pk>/factors/", people.RemoveFactors.as_view(), name="remove_factors"),
    path("<int:pk>/sessions/", people.EndSessions.as_view(), name="end_sessions"),
    path("<int:pk>/off/", people.SwitchOff.as_view(), name="switch_off"),
    path("<int:pk>/on/", people.SwitchOn.as_view(), name="switch_on"),
    path("invitations/", invitations.InvitationList.as_view(), name="invitations"),
    path("invitations/new/", invitations.Invite.as_view(), name="invite"),
    path("invitations/<int:pk>/", invitations.InvitationRecord.as_view(), name="invitation"),
    path("invitations/<int:pk>/resend/", invitations.Resend.as_view(), name="resend"),
    path("invitations/<int:pk>/withdraw/", invitations.Withdraw.as_view(), name="withdraw"),
]
