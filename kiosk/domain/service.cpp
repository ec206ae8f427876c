#include "kiosk/domain/service.h"

#include <algorithm>

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/office.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::string_view, component_count> component_keys = {
    "requirements", "procedure",  "time",       "fee",        "products",
    "complaints",   "legal",      "facilities", "competence", "oversight",
    "staff_count",  "guarantees", "safety",     "evaluation"};

template <class Values, class Key, class Projection>
const auto* find_in(const Values& values, const Key& key, Projection projection) {
  const auto found = std::ranges::find(values, key, projection);
  return found == values.end() ? nullptr : &*found;
}

}  // namespace

int number_of(Component component) {
  return static_cast<int>(component) + 1;
}

StandardPart part_of(Component component) {
  return component <= Component::Complaints ? StandardPart::Delivery : StandardPart::Management;
}

std::string_view key_of(Component component) {
  return component_keys.at(static_cast<std::size_t>(component));
}

const RequirementItem* find_item(const Requirements& requirements, const std::string& id) {
  return find_in(requirements.items, id, &RequirementItem::id);
}

const RequirementItem* find_item_in_code(const Requirements& requirements, std::string_view id) {
  const auto wanted = upper_case(id);
  const auto item = std::ranges::find_if(
      requirements.items, [&](const RequirementItem& one) { return upper_case(one.id) == wanted; });
  return item == requirements.items.end() ? nullptr : &*item;
}

const LocalizedText& short_name(const RequirementItem& item) {
  return is_empty(item.label) ? item.text : item.label;
}

const Question* find_question(const Requirements& requirements, const std::string& id) {
  return find_in(requirements.questions, id, &Question::id);
}

bool has_class(const Facility& facility, FacilityClass facility_class) {
  return std::ranges::find(facility.classes, facility_class) != facility.classes.end();
}

bool is_public(const Facility& facility) {
  return !has_class(facility, FacilityClass::StaffOnly) &&
         (has_class(facility, FacilityClass::PublicPlace) ||
          has_class(facility, FacilityClass::ServiceDesk));
}

const Facility* find_facility(const Facilities& facilities, int number) {
  return find_in(facilities.items, number, &Facility::number);
}

const Note* find_note(const Service& service, std::string_view id) {
  const NamedNote* named = find_in(service.notes, id, &NamedNote::id);
  return named == nullptr ? nullptr : &named->note;
}

const LocalizedText& short_name(const Service& service) {
  return is_empty(service.short_title) ? service.title : service.short_title;
}

const Agency* find_agency(const Office& office, std::string_view code) {
  return find_in(office.agencies, code, &Agency::code);
}

const QueueGroup* find_group(const Office& office, char letter) {
  return find_in(office.groups, letter, &QueueGroup::letter);
}

const Floor* find_floor(const Office& office, int number) {
  return find_in(office.floors, number, &Floor::number);
}

const KioskPlace* find_kiosk(const Office& office, std::string_view kiosk) {
  return find_in(office.kiosks, kiosk, &KioskPlace::kiosk);
}

const Desk* find_desk(const Office& office, std::string_view code) {
  return find_in(office.desks, code, &Desk::code);
}

const SurveyQuestion* survey_question(const SurveyQuestions& official, const Service* service,
                                      SurveyElement element) {
  const auto of = [element](const std::vector<SurveyQuestion>& questions) {
    const auto found = std::ranges::find(questions, element, &SurveyQuestion::element);
    return found == questions.end() ? nullptr : &*found;
  };
  const auto* own = service != nullptr ? of(service->survey_questions) : nullptr;
  return own != nullptr ? own : of(official.items);
}

}  // namespace kiosk::domain
