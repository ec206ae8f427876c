#include "kiosk/domain/content.h"

#include <algorithm>

#include <fmt/format.h>

namespace kiosk::domain {

std::string to_string(const Finding& finding) {
  const char* severity = finding.severity == Severity::Error ? "error" : "warning";
  if (finding.line == 0) return fmt::format("{}: {}: {}", finding.file, severity, finding.message);
  return fmt::format("{}:{}: {}: {}", finding.file, finding.line, severity, finding.message);
}

const Service* find_service(const Content& content, std::string_view code) {
  const auto found = std::ranges::find(content.services, code, &Service::code);
  return found == content.services.end() || !found->active ? nullptr : &*found;
}

std::vector<const Service*> services_of(const Content& content, std::string_view agency) {
  std::vector<const Service*> services;
  for (const Service& service : content.services) {
    if (service.active && service.agency == agency) services.push_back(&service);
  }
  return services;
}

std::string desk_name(const Content& content, std::string_view code, Language language) {
  const Desk* desk = find_desk(content.office, code);
  return desk == nullptr ? std::string(code) : text_in(desk->name, language);
}

std::vector<const Place*> places_of(const Content& content, int facility) {
  std::vector<const Place*> places;
  for (const Place& place : content.office.places) {
    if (place.facility == facility) places.push_back(&place);
  }
  return places;
}

bool is_clean(const Content& content) {
  return std::ranges::find(content.findings, Severity::Error, &Finding::severity) ==
         content.findings.end();
}

}  // namespace kiosk::domain
