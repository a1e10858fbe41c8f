"""Addresses of groups, leads and aliases, below /desk/organisations/."""

from django.urls import path

from lantoa.organisations.desk_views import group_forms, groups, keeping

urlpatterns = [
    path("groups/", groups.GroupList.as_view(), name="groups"),
    path("groups/add/", group_forms.DefineGroup.as_view(), name="add_group"),
    path("groups/<int:pk>/", groups.GroupScreen.as_view(), name="group"),
    path("groups/<int:pk>/members/", groups.GroupMembers.as_view(), name="group_members"),
    path("groups/<int:pk>/change/", group_forms.RedefineGroup.as_view(), name="change_group"),
    path("groups/<int:pk>/put-in/", group_forms.PutIn.as_view(), name="put_in"),
    path("groups/<int:pk>/leave-out/", group_forms.LeaveOut.as_view(), name="leave_out"),
    path("groups/<int:pk>/by-hand/<int:member>/end/", group_forms.EndGroupMember.as_view(), name="end_group_member"),
    path("bodies/<int:pk>/lead/", keeping.Lead.as_view(), name="lead"),
    path("bodies/<int:pk>/aliases/add/", keeping.AddAlias.as_view(), name="add_alias"),
    path("aliases/<int:pk>/end/", keeping.EndAlias.as_view(), name="end_alias"),
]
