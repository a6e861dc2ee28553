"""用户与权限: who may use the cockpit, what each may see and do, and when they came."""

import streamlit as st

from dashboard.ui import first_passwords, people, person_panel, wall_links
from dashboard.ui.here import go, here
from dashboard.ui.people_bulk import BULK, add_many
from dashboard.ui.person_form import ask_for_one

at = here()
accounts = people.everyone()
people.say_who_there_is(accounts)
left, right = st.columns([62, 38], gap="medium")
with left, st.container(gap="xsmall"):
    people.list_people(at, accounts)
with right, st.container(gap="xsmall"):
    first_passwords.show()
    chosen = people.chosen(at, accounts)
    if at.view.rows == BULK:
        add_many(at, accounts)
    elif chosen is not None:
        person_panel.opened(at, chosen)
    else:
        with st.container(key="add_people", horizontal=True, gap="small"):
            if st.button("添加一个人", type="primary", key="add_person"):
                ask_for_one(at)
            st.button("批量添加", key="bulk", on_click=go, args=(at.view.but(rows=BULK),))
        wall_links.list_links(at)
        person_panel.sign_ins()
