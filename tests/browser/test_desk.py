"""The desk's own screens work under the policy that it gets: no script, style or picture is refused."""

from lantoa.accounts import demo

SCREENS = ("", "pages/1/", "images/", "images/add/", "documents/", "sites/", "reports/site-history/")


def test_an_administrator_signs_in_and_every_screen_loads_clean(page) -> None:
    demo.load()
    page.goto("/desk/")
    page.fill("[name=login]", demo.ACCOUNTS[0].email)
    page.fill("[name=password]", demo.PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")
    for screen in SCREENS:
        answer = page.goto(f"/desk/{screen}", wait_until="networkidle")
        assert answer.status == 200, screen
        assert page.locator("#wagtail-sidebar nav").count(), screen
