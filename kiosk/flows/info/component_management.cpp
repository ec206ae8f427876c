// Part B of the standard: components 7 to 14.
#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/info/component_bodies.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {

Body legal_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  int number = 0;
  for (const auto& law : service.legal) {
    const auto id = fmt::format("info.law.{}", ++number);
    body.push_back(line(world, id, fmt::format("{}.", number), law.text, wording));
    if (domain::is_empty(law.status_note)) continue;
    body.push_back(office_note(world, id + ".note", law.status_note, law.checked_on));
  }
  return body;
}

Body facilities_body(const World& world, const domain::Service& service, Wording wording) {
  auto directory =
      choice("info.facilities", ui::tr("info.facilities"), ui::tr("info.facilities.hint"), "map");
  directory.emphasis = ui::Emphasis::Accent;
  Body body{std::move(directory)};
  for (const auto& facility : service.facilities->items) {
    body.push_back(line(world, fmt::format("info.facility_line.{}", facility.number),
                        fmt::format("{}.", facility.number), facility.text, wording));
  }
  return body;
}

Body list_body(const World& world, const domain::TextList& list, Wording wording) {
  Body body;
  if (!domain::is_empty(list.intro)) {
    body.push_back(line(world, "info.intro", {}, list.intro, wording));
  }
  add_items(world, "info.point", list.items, wording, body);
  return body;
}

Body staff_body(const domain::Service& service) {
  return {{.id = "info.staff",
           .role = ui::Role::Note,
           .text = ui::tr("info.people", {{"n", std::to_string(service.staff_count)}}),
           .icon = "people"},
          text("info.staff.hint", ui::tr("info.people.hint"))};
}

Body guarantees_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  add_items(world, "info.point", service.guarantees->items, wording, body);
  for (const auto& motto : service.guarantees->mottos) {
    ui::Node card{.id = "info.motto." + motto.name,
                  .role = ui::Role::Note,
                  .text = ui::literal(motto.name),
                  .detail = ui::literal(motto.meaning),
                  .icon = "flag",
                  .emphasis = ui::Emphasis::Quiet};
    body.push_back(std::move(card));
  }
  add_document_choices(world, body);
  return body;
}

Body evaluation_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  const auto& evaluation = *service.evaluation;
  if (!domain::is_empty(evaluation.intro)) {
    body.push_back(line(world, "info.intro", {}, evaluation.intro, wording));
  }
  add_items(world, "info.point", evaluation.items, wording, body);
  if (service.reviewed_on) {
    body.push_back(fact("info.reviewed", ui::tr("info.reviewed"),
                        ui::literal(domain::date_in_words(*service.reviewed_on, world.language())),
                        "calendar"));
  }
  return body;
}

}  // namespace kiosk::flows::info
