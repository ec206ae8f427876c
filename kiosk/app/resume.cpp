#include <utility>

#include "kiosk/app/model.h"

namespace kiosk::app {
namespace {

using messages::Event;

/// While the disk is in trouble the figures are those of the last report without it.
void add_store(const flows::StoreHealth& store, std::vector<Event>& events) {
  messages::StoreReported report{.clock = store.clock,
                                 .depth = store.depth,
                                 .unsent = store.unsent,
                                 .reserve_given_up = store.reserve_given_up,
                                 .restarted_from_damage = store.restarted_from_damage,
                                 .issued_today = store.issued_today};
  if (store.opened) events.emplace_back(report);
  if (!store.trouble) return;
  report.trouble = store.trouble;
  events.emplace_back(std::move(report));
}

void add_devices(const flows::Health& health, std::vector<Event>& events) {
  if (health.printer.asked) {
    events.emplace_back(messages::PrinterReported{.status = health.printer.status});
  }
  for (const auto& [device, state] : {std::pair{messages::Device::Scanner, health.scanner},
                                      std::pair{messages::Device::Buttons, health.buttons},
                                      std::pair{messages::Device::Keys, health.keys},
                                      std::pair{messages::Device::Headphones, health.headphones},
                                      std::pair{messages::Device::Touch, health.touch},
                                      std::pair{messages::Device::Display, health.display}}) {
    if (state == messages::DeviceState::NotInstalled) continue;
    events.emplace_back(messages::DeviceReported{.device = device, .state = state});
  }
  if (health.link != messages::LinkReported{}) events.emplace_back(health.link);
  if (health.sound.headphones) events.emplace_back(messages::HeadphonesReported{.plugged = true});
}

std::vector<Event> events_of(const Model& model) {
  std::vector<Event> events{
      messages::Tick{.now = model.now, .steady = model.steady},
      messages::StandingRestored{.standing = model.standing},
      messages::IdentitiesMade{.ids = model.identities, .voice_ids = model.voice_identities}};
  if (model.content) {
    events.emplace_back(messages::ContentLoaded{
        .content = model.content, .search = model.search, .digest = model.content_digest});
  }
  add_store(model.health.store, events);
  add_devices(model.health, events);
  events.emplace_back(
      messages::VisitsForgotten{.staff_calls = model.staff_calls,
                                .last_utterance = model.last_utterance,
                                .last_ticket_at = model.last_ticket_at,
                                .tickets_in_a_row = model.tickets_in_a_row,
                                .slips_since_near_end = model.health.printer.slips_since_near_end,
                                .sound_works = model.health.sound.works});
  return events;
}

}  // namespace

std::optional<Resumption> resume(const Model& model, const ui::Words& words) {
  if (!is_at_rest(model) || model.session.speech.speaking) return std::nullopt;
  Resumption resumption{.events = events_of(model),
                        .model = start(model.settings, model.keys).model};
  for (const auto& event : resumption.events) {
    resumption.model = update(std::move(resumption.model), event, words).model;
  }
  // What was said last, and when somebody last did something, matters to nobody now.
  auto rested = model;
  rested.session.speech = resumption.model.session.speech;
  rested.session.last_activity = resumption.model.session.last_activity;
  if (resumption.model != rested) return std::nullopt;
  return resumption;
}

}  // namespace kiosk::app
