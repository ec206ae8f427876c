#include "kiosk/flows/survey/keeping.h"

#include "kiosk/flows/parts.h"

namespace kiosk::flows::survey {

const char* name_of(KeepPhase phase) {
  switch (phase) {
    case KeepPhase::Sending:
      return "sending";
    case KeepPhase::Kept:
      return "kept";
    case KeepPhase::Refused:
      return "refused";
    case KeepPhase::SpentAlready:
      return "spent";
  }
  return "refused";
}

std::optional<KeepPhase> follow_keeping(const messages::Event& event, const Uuid& id,
                                        bool with_token) {
  if (const auto* kept = std::get_if<messages::RecordKept>(&event)) {
    if (kept->id == id) return KeepPhase::Kept;
  }
  if (const auto* refused = std::get_if<messages::RecordRefused>(&event)) {
    if (refused->id != id) return std::nullopt;
    const bool spent = with_token && refused->error == store::StoreError::Invalid;
    return spent ? KeepPhase::SpentAlready : KeepPhase::Refused;
  }
  return std::nullopt;
}

ui::ScreenTree keeping_screen(std::string name, KeepPhase phase) {
  ui::ScreenTree tree{.name = std::move(name)};
  switch (phase) {
    case KeepPhase::Sending:
      tree.title = title("survey.title", ui::tr("srv.sending"));
      break;
    case KeepPhase::Kept:
      tree.title = title("survey.title", ui::tr("srv.thanks"));
      tree.body = {{.id = "survey.kept",
                    .role = ui::Role::Note,
                    .text = ui::tr("srv.kept"),
                    .icon = "check"}};
      break;
    case KeepPhase::Refused:
      tree.title = title("survey.title", ui::tr("srv.refused"));
      tree.body = {{.id = "survey.refused",
                    .role = ui::Role::Alert,
                    .text = ui::tr("srv.refused.do"),
                    .icon = "warning"}};
      tree.navigation = {primary("survey.retry", ui::tr("nav.retry"), "repeat")};
      break;
    case KeepPhase::SpentAlready:
      tree.title = title("survey.title", ui::tr("srv.spent"));
      tree.body = {text("survey.spent", ui::tr("srv.spent.why"))};
      break;
  }
  return tree;
}

}  // namespace kiosk::flows::survey
