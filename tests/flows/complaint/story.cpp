#include "tests/flows/complaint/story.h"

#include "tests/support/catch.h"

namespace tests {

Visit at_the_notice(const char* kind) {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.complaint");
  visit.tap(kind);
  return visit;
}

void answer_choices(Visit& visit) {
  visit.tap("complaint.about.service");
  visit.tap("complaint.service.SP071");
  visit.tap("complaint.problem.2");
  visit.tap("complaint.when.today");
}

void write_and_take(Visit& visit, const std::string& text) {
  visit.write(text);
  visit.tap("complaint.take");
}

Visit whole_complaint(const char* privacy) {
  auto visit = at_the_notice();
  visit.tap(privacy);
  answer_choices(visit);
  write_and_take(visit, "Berkas saya belum juga selesai.");
  write_and_take(visit, "Siti Uji");
  visit.tap("complaint.notify.0");
  write_and_take(visit, "081809898222");
  visit.tap("complaint.take");  // the address may be left out
  return visit;
}

kiosk::messages::KeepComplaint sent(Visit& visit) {
  visit.forget_effects();
  visit.tap("complaint.send");
  const auto effects = visit.all<kiosk::messages::KeepComplaint>();
  REQUIRE(effects.size() == 1);
  return effects.front();
}

}  // namespace tests
