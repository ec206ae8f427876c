#include <algorithm>

#include <fmt/format.h>

#include "kiosk/app/model.h"
#include "kiosk/flows/traits.h"
#include "kiosk/messages/redaction.h"

namespace kiosk::app {
namespace {

std::string describe_screen(const flows::queue::Issuing& s) {
  return fmt::format(
      "issuing {} {} {} {} keeping={} request={} ticket={} paper={} trouble={} marks={} job={}",
      s.service, s.desk, s.precheck ? to_string(*s.precheck) : std::string{"-"},
      domain::name_of(s.priority), describe(s.keeping), to_string(s.keeping.id),
      s.ticket ? domain::to_string(s.ticket->number) : std::string{"-"}, name_of(s.paper.phase),
      name_of(s.paper.trouble), s.paper.marks, s.paper.job);
}

std::string describe_screen(const flows::home::Attract&) {
  return "attract";
}
std::string describe_screen(const flows::home::Errands&) {
  return "errands";
}
std::string describe_screen(const flows::home::Display&) {
  return "display";
}
std::string describe_screen(const flows::home::StillThere& s) {
  return fmt::format("still_there {} {}", s.since.count(), s.alert_for.count());
}
std::string describe_screen(const flows::queue::Agencies& s) {
  return std::string{"agencies "} + name_of(s.purpose);
}
std::string describe_screen(const flows::queue::Services& s) {
  return fmt::format("services {} {} {} {}", name_of(s.purpose), s.agency, s.found.size(), s.query);
}
std::string describe_screen(const flows::queue::Search& s) {
  return fmt::format("search {} {}", name_of(s.purpose), s.query);
}
std::string describe_screen(const flows::queue::Card& s) {
  return "card " + s.service;
}
std::string describe_screen(const flows::queue::PriorityQuestion& s) {
  return fmt::format("priority {} {} {}", s.service, s.desk,
                     s.precheck ? to_string(*s.precheck) : std::string{"-"});
}
std::string describe_screen(const flows::queue::TooMany& s) {
  return fmt::format("too_many {} {} {}", s.wish.service, s.wish.desk, domain::name_of(s.priority));
}
std::string describe_screen(const flows::queue::Closed& s) {
  return fmt::format("closed {} {}", s.service, s.desk);
}
std::string describe_screen(const flows::staff::StatusPage&) {
  return "staff_status";
}

/// Later screens tell it themselves: `std::string describe() const`, without anything personal.
template <class State>
  requires requires(const State& state) { state.describe(); }
std::string describe_screen(const State& state) {
  return state.describe();
}

std::string describe_any(const flows::Screen& screen) {
  return std::visit([](const auto& state) { return describe_screen(state); }, screen);
}

std::string describe_health(const flows::Health& health) {
  auto text = fmt::format(
      "printer={}/{}/{}/{} store={}/{}/{}/{}/{}", name_of(health.printer.status.readiness),
      name_of(health.printer.status.trouble), name_of(health.printer.status.paper),
      health.printer.slips_since_near_end, health.store.opened,
      health.store.trouble ? std::to_string(static_cast<int>(*health.store.trouble))
                           : std::string{"none"},
      static_cast<int>(health.store.clock), health.store.depth, health.store.unsent);
  text += fmt::format(" scanner={} buttons={} keys={} jack={} touch={} display={}",
                      name_of(health.scanner), name_of(health.buttons), name_of(health.keys),
                      name_of(health.headphones), name_of(health.touch), name_of(health.display));
  const auto& link = health.link;
  text +=
      fmt::format(" link={}/{}/{}", name_of(link.state), link.fault ? name_of(*link.fault) : "-",
                  link.refusal ? name_of(*link.refusal) : "-");
  for (const auto& [group, count] : health.store.issued_today) {
    text += fmt::format(" {}{}", group, count);
  }
  return text;
}

/// Which key has the focus would tell what is typed.
std::string describe_focus(const Model& model) {
  const auto& focus = model.session.focus;
  if (flows::traits_of(model.screen).is_private && focus.starts_with("key.")) return "key.hidden";
  return messages::loggable_id(focus);
}

/// The words themselves are not told: they may be somebody's own.
std::string describe_hearing(const Model& model) {
  const auto& h = model.session.hearing;
  const auto& speech = model.session.speech;
  return fmt::format(
      " reach={} hearing={}/{}/{}/{}/{}/{}/{} knocks={} speech={}/{}/{}/{}/{}/{} sound={}/{}/{}",
      model.session.appearance.low_reach, h.on, h.declined, h.dark, h.feedback, h.rate, h.volume,
      static_cast<int>(h.input), model.session.knocks.size(), model.last_utterance,
      speech.queue.size(), speech.at, speech.speaking, speech.since.count(),
      speech.quiet_since.count(), model.health.sound.works, model.health.sound.headphones,
      model.session.unplugged);
}

}  // namespace

bool holds_private_text(const Model& model) {
  const auto is_private = [](const auto& screen) { return flows::traits_of(screen).is_private; };
  return is_private(model.screen) || std::ranges::any_of(model.trail, is_private);
}

std::string describe(const Model& model) {
  const auto& session = model.session;
  auto text = fmt::format(
      "now={} steady={} content={} language={} size={} contrast={} focus={} row={} active={}",
      model.now.time_since_epoch().count(), model.steady.count(), model.content_digest,
      domain::code_of(session.appearance.language), static_cast<int>(session.appearance.text_size),
      static_cast<int>(session.appearance.contrast), describe_focus(model), session.first_row,
      session.last_activity.count());
  text += describe_hearing(model);
  text += fmt::format(" row_of={} last={} {} screen=[{}]", model.tickets_in_a_row,
                      model.last_ticket_at.count(), describe_health(model.health),
                      describe_any(model.screen));
  for (const auto& screen : model.trail) text += fmt::format(" trail=[{}]", describe_any(screen));
  for (const auto& id : model.identities) text += " id=" + to_string(id);
  for (const auto& slip : model.slips) {
    const bool ticket = slip.kind == messages::SlipKind::Ticket;
    text += fmt::format(" slip={}/{}/{}", ticket ? to_string(slip.subject) : std::string{"-"},
                        slip.job, static_cast<int>(slip.kind));
    if (slip.for_staff) text += "/" + slip.for_staff->action;
  }
  // Voices have other names in an event log than in the ledger; a replay has as many of them.
  text += fmt::format(" voices={}", model.voice_identities.size());
  if (model.face_kept_at) text += fmt::format(" face={}", model.face_kept_at->count());
  for (const auto& call : model.staff_calls) {
    text += fmt::format(" call={}/{}", call.reason, call.at.count());
  }
  if (session.staff)
    text += fmt::format(" staff={}/{}", session.staff->who, session.staff->since.count());
  text += fmt::format(" emergency={} closed={}", model.standing.emergency, model.standing.closed);
  return text;
}

}  // namespace kiosk::app
