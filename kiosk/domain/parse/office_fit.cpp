#include "kiosk/domain/parse/office_fit.h"

#include <set>

#include <fmt/format.h>

namespace kiosk::domain::parse {
namespace {

const JsonNode& member_or(const JsonNode& tree, std::string_view key) {
  const JsonNode* member = find_member(tree, key);
  // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter): a tree outlives its findings
  return member == nullptr ? tree : *member;
}

void check_desks(const std::set<std::string>& desks, const Office& office, const JsonNode& at,
                 Findings& findings) {
  for (const std::string& desk : desks) {
    if (!desk.empty() && find_desk(office, desk) == nullptr) {
      findings.error(at, fmt::format("the office has no desk {}", desk));
    }
  }
}

void add_desks(const std::vector<ProcedureStep>& steps, std::set<std::string>& desks) {
  for (const ProcedureStep& step : steps) desks.insert(step.desk);
}

}  // namespace

void check_office_fit(const Service& service, const Office& office, const JsonNode& tree,
                      Findings& findings) {
  if (find_agency(office, service.agency) == nullptr) {
    findings.error(member_or(tree, "agency"),
                   fmt::format("the office has no agency {}", service.agency));
  }
  if (find_group(office, service.group) == nullptr) {
    findings.error(member_or(tree, "group"),
                   fmt::format("the office has no queue group {}", service.group));
  }
  const Routing& routing = service.routing;
  check_desks({routing.complete, routing.partial, routing.unsuitable, routing.none}, office,
              member_or(tree, "routing"), findings);

  std::set<std::string> procedure_desks;
  add_desks(service.procedure.summary->steps, procedure_desks);
  for (const auto& flow : service.procedure.flows) add_desks(flow->steps, procedure_desks);
  check_desks(procedure_desks, office, member_or(tree, "procedure"), findings);

  const JsonNode& complaints = member_or(tree, "complaints");
  for (const ComplaintChannel& channel : service.complaints->channels) {
    check_desks({channel.desk}, office, complaints, findings);
    if (channel.facility != 0 && find_facility(*service.facilities, channel.facility) == nullptr) {
      findings.error(complaints, fmt::format("channel {} stands at the unknown facility {}",
                                             channel.id, channel.facility));
    }
  }
}

}  // namespace kiosk::domain::parse
