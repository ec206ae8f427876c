#include "kiosk/flows/info/component.h"

#include <algorithm>

#include "kiosk/flows/info/component_bodies.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

using domain::Component;

Body body_of(const World& world, const domain::Service& service, const ComponentPage& state) {
  switch (state.component) {
    case Component::Requirements:
      return requirements_body(world, service, state.wording);
    case Component::Procedure:
      return procedure_body(world, service, state);
    case Component::Time:
      return time_body(world, service, state.wording);
    case Component::Fee:
      return fee_body(world, service, state.wording);
    case Component::Products:
      return products_body(world, service, state.wording);
    case Component::Complaints:
      return complaints_body(world, service, state.wording);
    case Component::Legal:
      return legal_body(world, service, state.wording);
    case Component::Facilities:
      return facilities_body(world, service, state.wording);
    case Component::Competence:
      return list_body(world, *service.competence, state.wording);
    case Component::Oversight:
      return list_body(world, *service.oversight, state.wording);
    case Component::StaffCount:
      return staff_body(service);
    case Component::Guarantees:
      return guarantees_body(world, service, state.wording);
    case Component::Safety:
      return list_body(world, *service.safety, state.wording);
    case Component::Evaluation:
      return evaluation_body(world, service, state.wording);
  }
  return {};
}

const domain::Service* service_of(const World& world, const ComponentPage& state) {
  return world.content != nullptr ? domain::find_service(*world.content, state.service) : nullptr;
}

/// The number of the staff is a figure, not a text with two wordings.
bool has_wordings(Component component) {
  return component != Component::StaffCount;
}

}  // namespace

Outcome update(const World& world, const ComponentPage& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || world.content == nullptr) return stay();
  auto next = state;
  if (tap->id == "info.wording") {
    const bool shown = state.wording == Wording::Shown;
    next.wording = shown ? Wording::Official : Wording::Shown;
    return replace(std::move(next));
  }
  if (tap->id.starts_with("info.flow.")) {
    next.flow = std::clamp(std::atoi(tap->value.c_str()), 0, 999);
    return replace(std::move(next));
  }
  if (tap->id == "info.channels") return push(Channels{});
  if (tap->id == "info.facilities") return push(FacilityList{});
  if (tap->id == "info.report_fee") {
    complaint::Prefill asked_to_pay{.service = state.service};
    asked_to_pay.problem = domain::ProblemType::Fee;
    return push(complaint::Start{.prefill = std::move(asked_to_pay)});
  }
  if (tap->id.starts_with("info.document.")) return open_document(world, tap->value);
  return stay();
}

ui::ScreenTree view(const World& world, const ComponentPage& state) {
  ui::ScreenTree tree{.name = "info.component"};
  const auto* service = service_of(world, state);
  if (service == nullptr) {
    tree.title = title("info.title", ui::tr("tile.info"));
    tree.body = {text("info.gone", ui::tr("info.gone"))};
    return tree;
  }
  const auto index = static_cast<std::size_t>(state.component);
  tree.title =
      title("info.title", ui::literal(std::to_string(domain::number_of(state.component)) + ". " +
                                      world.in_words(service->titles->components[index])));
  tree.body = body_of(world, *service, state);
  if (has_wordings(state.component)) {
    const bool shown = state.wording == Wording::Shown;
    tree.navigation = {
        button("info.wording",
               shown ? ui::tr("info.wording.official") : ui::tr("info.wording.shown"), "document")};
  }
  return tree;
}

}  // namespace kiosk::flows::info
