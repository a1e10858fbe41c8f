"""Addresses of people and roles on the desk, below /desk/organisations/people/."""

from django.urls import path

from lantoa.organisations.desk_views import hand_over, people, roles, standing_in

urlpatterns = [
    path("", people.PeopleList.as_view(), name="people"),
    path("standing-in/", standing_in.MyStandingIn.as_view(), name="my_standing_in"),
    path("unclaimed/", standing_in.UnclaimedWork.as_view(), name="unclaimed"),
    path("<int:pk>/", people.PersonRecord.as_view(), name="person"),
    path("<int:pk>/appoint/", roles.Appoint.as_view(), name="appoint"),
    path("<int:pk>/hand-over/", hand_over.HandOverScreen.as_view(), name="hand_over"),
    path("<int:pk>/open-work/", hand_over.GiveWork.as_view(), name="give_work"),
    path("roles/<int:pk>/change/", roles.ChangeRole.as_view(), name="change_role"),
    path("roles/<int:pk>/end/", roles.EndRole.as_view(), name="end_role"),
    path("roles/<int:pk>/deputise/", roles.Deputise.as_view(), name="deputise"),
    path("deputies/<int:pk>/end/", roles.EndDeputising.as_view(), name="end_deputising"),
]
