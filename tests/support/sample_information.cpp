#include "tests/support/sample_information.h"

#include <functional>

namespace tests {
namespace {

namespace app = kiosk::app;
namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
namespace info = kiosk::flows::info;
using domain::Component;
using info::Wording;

app::Model in_information(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{}};
  model.screen = std::move(screen);
  return model;
}

/// The screen as it stands with another content.
app::Model with(flows::Screen screen, const std::function<void(domain::Content&)>& change) {
  auto model = in_information(std::move(screen));
  auto content = *model.content;
  change(content);
  model.content = std::make_shared<const domain::Content>(std::move(content));
  return model;
}

domain::LocalizedText own(const char* text) {
  return domain::Wordings{.official = {}, .id = text, .en = {}, .su = {}};
}

/// What an office may supply and the shipped content does not have. Made up, and says so.
void supply_everything(domain::Content& content) {
  for (std::size_t i = 0; i < domain::document_count; ++i) {
    content.documents[i] = domain::OfficeDocument{
        .title = own("Dokumen contoh untuk pengujian"),
        .paragraphs = {own("Paragraf contoh pertama, bukan teks kantor."), own("Paragraf kedua.")}};
  }
  content.notices.push_back({.text = own("Pengumuman contoh: loket 2 pindah ke lantai 2.")});
  content.office.wifi = domain::Wifi{.network = "CONTOH", .password = "hanya contoh"};
  content.office.floors.push_back({.number = 2, .name = own("Lantai 2"), .plan = {}});
  content.office.places.push_back({.facility = 14, .floor = 2, .at = {500, 500}});
}

void supply_flows(domain::Content& content) {
  for (auto& service : content.services) {
    for (const int classification : {3, 7}) {
      domain::ProcedureFlow flow{.classification = classification,
                                 .title = own("Alur contoh"),
                                 .applies_when = own("Berlaku bila contoh"),
                                 .steps = {{.text = own("Langkah contoh"), .desk = "INFO"},
                                           {.text = own("Langkah akhir"), .desk = {}}}};
      service.procedure.flows.emplace_back(std::move(flow));
    }
  }
}

std::vector<SampleState> standard_states() {
  std::vector<SampleState> states{
      {"info.standard.delivery", in_information(info::Standard{.service = "SP071"})},
      {"info.standard.management",
       in_information(
           info::Standard{.service = "SP071", .part = domain::StandardPart::Management})}};
  for (std::size_t i = 0; i < domain::component_count; ++i) {
    const auto component = static_cast<Component>(i);
    states.push_back(
        {"info.component." + std::string{domain::key_of(component)},
         in_information(info::ComponentPage{.service = "SP071", .component = component})});
  }
  for (const auto component : {Component::Requirements, Component::Complaints, Component::Legal}) {
    states.push_back(
        {"info.component." + std::string{domain::key_of(component)} + ".official",
         in_information(info::ComponentPage{
             .service = "SP071", .component = component, .wording = Wording::Official})});
  }
  const info::ComponentPage procedure{.service = "SP071", .component = Component::Procedure};
  auto chosen = procedure;
  chosen.flow = 7;
  states.push_back({"info.component.procedure.flows", with(procedure, supply_flows)});
  states.push_back({"info.component.procedure.flow", with(chosen, supply_flows)});
  states.push_back(
      {"info.component.guarantees.documents",
       with(info::ComponentPage{.service = "SP071", .component = Component::Guarantees},
            supply_everything)});
  return states;
}

std::vector<SampleState> channel_states() {
  std::vector<SampleState> states{{"info.channels", in_information(info::Channels{})}};
  for (const auto* id : {"b", "c", "f", "l", "m"}) {
    states.push_back(
        {std::string{"info.channel."} + id, in_information(info::Channel{.id = id, .paper = {}})});
  }
  info::Channel printing{.id = "m", .paper = {}};
  printing.paper.phase = flows::PaperPhase::Printing;
  states.push_back({"info.channel.printing", in_information(printing)});
  auto confirm = [](domain::Content& content) {
    auto complaints = *content.common.complaints;
    for (auto& channel : complaints.channels) channel.verified = true;
    content.common.complaints = domain::SharedPart<domain::Complaints>(std::move(complaints));
  };
  states.push_back({"info.channel.verified", with(info::Channel{.id = "f", .paper = {}}, confirm)});
  return states;
}

std::vector<SampleState> place_states() {
  const auto at = [](std::size_t index) {
    return info::Map{.floor = 1, .group = info::PlaceGroup::Desks, .chosen = index};
  };
  return {
      {"info.facilities", in_information(info::FacilityList{})},
      {"info.facilities.family",
       in_information(info::FacilityList{.group = info::PlaceGroup::Family})},
      {"info.facilities.safety",
       in_information(info::FacilityList{.group = info::PlaceGroup::Safety})},
      {"info.facility.desk", in_information(info::FacilityPage{.number = 5})},
      {"info.facility.wheelchair", in_information(info::FacilityPage{.number = 28})},
      {"info.facility.wheelchair.called",
       in_information(info::FacilityPage{.number = 28, .called = true})},
      {"info.facility.wifi", with(info::FacilityPage{.number = 45}, supply_everything)},
      {"info.map", in_information(info::Map{})},
      {"info.map.general", in_information(info::Map{.group = info::PlaceGroup::General})},
      {"info.map.family", in_information(info::Map{.group = info::PlaceGroup::Family})},
      {"info.map.safety", in_information(info::Map{.group = info::PlaceGroup::Safety})},
      {"info.map.way", in_information(at(5))},
      {"info.map.floors",
       with(info::Map{.floor = 2, .group = info::PlaceGroup::General}, supply_everything)},
      {"info.map.none", with(info::Map{}, [](auto& content) { content.office.floors.clear(); })},
  };
}

}  // namespace

std::vector<SampleState> information_states() {
  auto attract = with(flows::home::Attract{}, supply_everything);
  attract.trail.clear();
  auto notice = attract;
  attract.steady = std::chrono::seconds{36};  // the declaration's turn
  notice.steady = std::chrono::seconds{48};
  std::vector<SampleState> states{
      {"home.attract.declaration", std::move(attract)},
      {"home.attract.notice", std::move(notice)},
      {"info.start", in_information(info::Topics{})},
      {"info.start.everything", with(info::Topics{}, supply_everything)},
      {"info.hours", in_information(info::Hours{})},
      {"info.hours.unknown", with(info::Hours{}, [](auto& content) { content.office.hours = {}; })},
      {"info.document", with(info::Document{}, supply_everything)},
      {"queue.agencies.information",
       in_information(flows::queue::Agencies{.purpose = flows::queue::Purpose::Information})},
  };
  for (auto* more : {&standard_states, &channel_states, &place_states}) {
    for (auto& state : (*more)()) states.push_back(std::move(state));
  }
  return states;
}

}  // namespace tests
