"""Every kind of mail in a real browser: on a phone and a desk, light and dark, for everybody."""

import pytest

from facilitator import plugins
from facilitator.kit.mail import compose
from tests.standins.browser import LOOKS, fits, is_accessible, opened


def page_of(kind):
    """The sample of a kind as it leaves: with a way out where people may switch it off."""
    mail = compose.render_mail(kind, **plugins.load(compose.KINDS, kind).SAMPLE)
    if compose.is_optional(kind):
        url = "https://facilitator.example.org/mail/WzE3NzI3MjY0MDAsMTIsN10.Zk3"
        mail = compose.with_unsubscribe_link(mail, url, group="Founders North", language="en")
    return mail.html


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("kind", compose.kinds())
def test_a_mail_is_for_everybody(browser, kind, width, scheme):
    with opened(browser, width, scheme, scripts=True) as page:
        page.set_content(page_of(kind))

        assert fits(page)
        assert is_accessible(page)
