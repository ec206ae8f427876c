#include "kiosk/flows/queue/opening.h"

namespace kiosk::flows::queue {
namespace {

domain::IssueDecision decide_group(const World& world, const domain::QueueGroup& group) {
  const auto& office = world.content->office;
  if (!group.open) return {.verdict = domain::IssueVerdict::ClosedToday, .reason = {}};
  const auto issued = world.health.store.issued_today.find(group.letter);
  const int count = issued == world.health.store.issued_today.end() ? 0 : issued->second;
  if (!domain::knows_the_day(world.health.store.clock)) {
    return domain::may_issue_at_any_time(office.hours, group.limits, count);
  }
  return domain::may_issue(office.hours, world.content->holidays, group.limits, count,
                           world.local());
}

}  // namespace

const domain::QueueGroup* group_of(const domain::Content& content, std::string_view service,
                                   std::string_view desk) {
  if (const auto* found = domain::find_service(content, service)) {
    return domain::find_group(content.office, found->group);
  }
  for (const auto wanted : {desk, std::string_view{"INFO"}}) {
    for (const auto& group : content.office.groups) {
      if (!wanted.empty() && group.desk == wanted) return &group;
    }
  }
  return content.office.groups.empty() ? nullptr : &content.office.groups.front();
}

domain::IssueDecision decide(const World& world, std::string_view service, std::string_view desk) {
  if (world.content == nullptr) return {};
  const auto* group = group_of(*world.content, service, desk);
  return group == nullptr ? domain::IssueDecision{} : decide_group(world, *group);
}

bool nothing_open(const World& world) {
  if (world.content == nullptr) return false;  // still loading: the next screen says so
  for (const auto& group : world.content->office.groups) {
    if (decide_group(world, group).verdict == domain::IssueVerdict::Open) return false;
  }
  return true;
}

}  // namespace kiosk::flows::queue
