#include "kiosk/flows/survey/keeping_view.h"

#include "kiosk/flows/parts.h"

namespace kiosk::flows::survey {

bool is_spent(const Keeping& keeping) {
  return keeping.error == store::StoreError::SpentAlready;
}

ui::ScreenTree keeping_screen(std::string name, const Keeping& keeping) {
  ui::ScreenTree tree{.name = std::move(name)};
  if (keeping.is_kept()) {
    tree.title = title("survey.title", ui::tr("srv.thanks"));
    tree.body = {
        {.id = "survey.kept", .role = ui::Role::Note, .text = ui::tr("srv.kept"), .icon = "check"}};
  } else if (is_spent(keeping)) {
    tree.title = title("survey.title", ui::tr("srv.spent"));
    tree.body = {text("survey.spent", ui::tr("srv.spent.why"))};
  } else if (keeping.is_refused()) {
    tree.title = title("survey.title", ui::tr("srv.refused"));
    tree.body = {{.id = "survey.refused",
                  .role = ui::Role::Alert,
                  .text = ui::tr("srv.refused.do"),
                  .icon = "warning"}};
    tree.navigation = {primary("survey.retry", ui::tr("nav.retry"), "repeat")};
  } else {
    tree.title = title("survey.title", ui::tr("srv.sending"));
  }
  return tree;
}

}  // namespace kiosk::flows::survey
