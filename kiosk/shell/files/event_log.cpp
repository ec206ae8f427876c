#include "kiosk/shell/files/event_log.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "kiosk/base/overloaded.h"
#include "kiosk/base/sha256.h"
#include "kiosk/messages/redaction.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/event_json.h"
#include "kiosk/shell/files/json_numbers.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;

constexpr int format_version = 2;
constexpr int events_between_checkpoints = 32;

struct WriteSetting {
  json& line;

  void operator()(const flows::SettingName& name, const auto& value) const {
    line[name.key] = value;
  }
  void operator()(const flows::SettingName& name, const std::chrono::seconds& value) const {
    line[name.key] = value.count();
  }
  void operator()(const flows::SettingName& name,
                  const std::vector<domain::Language>& languages) const {
    line[name.key] = json::array();
    for (const auto language : languages) line[name.key].push_back(domain::code_of(language));
  }
};

/// Throws where the line lacks a setting or has another kind of value.
struct ReadSetting {
  const json& line;

  [[nodiscard]] int number(const flows::SettingName& name) const {
    constexpr int highest_of_all = 100'000;
    return whole(line.at(name.key), name.lowest, name.highest > 0 ? name.highest : highest_of_all);
  }
  void operator()(const flows::SettingName& name, auto& value) const {
    line.at(name.key).get_to(value);
  }
  void operator()(const flows::SettingName& name, int& value) const { value = number(name); }
  void operator()(const flows::SettingName& name, std::chrono::seconds& value) const {
    value = std::chrono::seconds{number(name)};
  }
  void operator()(const flows::SettingName& name, std::vector<std::uint16_t>& codes) const {
    codes.clear();
    for (const auto& code : line.at(name.key)) {
      codes.push_back(static_cast<std::uint16_t>(whole(code, 0, 65'535)));
    }
  }
  void operator()(const flows::SettingName& name, std::vector<domain::Language>& languages) const {
    languages.clear();
    for (const auto& code : line.at(name.key)) {
      const auto language = domain::parse_language(code.get<std::string>());
      if (language) languages.push_back(*language);
    }
  }
};

json settings_line(const flows::Settings& settings) {
  json line{{"anjungan_event_log", format_version}};
  flows::each_setting(settings, WriteSetting{line});
  return line;
}

std::optional<flows::Settings> parse_settings(const json& line) {
  try {
    if (line.at("anjungan_event_log") != format_version) return std::nullopt;
    flows::Settings settings;
    flows::each_setting(settings, ReadSetting{line});
    const int loudest = static_cast<int>(ui::speech_gains_db.size()) - 1;
    if (settings.languages.empty() || settings.volume > loudest) return std::nullopt;
    return settings;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

/// A key's character becomes a star; deleting stays what it is, so that a replay has typed as much.
messages::Event without_characters(messages::Event event) {
  if (auto* tap = get_if<messages::Tapped>(&event);
      tap != nullptr && tap->id.starts_with("key.") && tap->value != "delete") {
    *tap = {.id = "key.hidden", .value = "*"};
  }
  if (auto* focus = get_if<messages::FocusMoved>(&event);
      focus != nullptr && focus->id.starts_with("key.")) {
    focus->id = "key.hidden";
  }
  return event;
}

/// What was answered to the survey, and which face was pressed, must not stand beside a time (P10).
messages::Event without_answers(messages::Event event) {
  if (auto* tap = get_if<messages::Tapped>(&event)) tap->id = messages::loggable_id(tap->id);
  if (auto* focus = get_if<messages::FocusMoved>(&event)) {
    focus->id = messages::loggable_id(focus->id);
  }
  if (auto* face = get_if<messages::FacePressed>(&event)) face->face = 4;
  return event;
}

}  // namespace

std::string model_digest(const app::Model& model) {
  return to_hex(sha256(as_bytes(app::describe(model)))).substr(0, 16);
}

EventLog::EventLog(std::string folder, const flows::Settings& settings)
    : folder_(std::move(folder)) {
  std::error_code ignored;
  std::filesystem::rename(path(), folder_ + "/events.1.jsonl", ignored);
  begin_anew(settings);
}

void EventLog::begin_anew(const flows::Settings& settings) {
  file_.reset(std::fopen(path().c_str(), "we"));
  bytes_ = 0;
  since_checkpoint_ = 0;
  own_names_.clear();
  write(settings_line(settings).dump());
}

void EventLog::write(const std::string& line) {
  if (!file_ || is_full()) return;
  std::fputs((line + "\n").c_str(), file_.get());
  std::fflush(file_.get());  // to the kernel: a crash of ours then still leaves it
  bytes_ += line.size() + 1;
}

void EventLog::add(const messages::Event& event, bool hidden) {
  const auto shown = without_answers(with_own_names(hidden ? without_characters(event) : event));
  write(to_json(shown).dump(-1, ' ', true, json::error_handler_t::replace));
}

void EventLog::rename(Uuid& id) const {
  const auto found = own_names_.find(id);
  if (found != own_names_.end()) id = found->second;
}

void EventLog::name_voices(messages::IdentitiesMade& made) {
  for (auto& id : made.voice_ids) {
    ++names_given_;
    Uuid name{{'v', 'o', 'i', 'c', 'e'}};
    for (unsigned i = 0; i < 4; ++i) {
      name.bytes.at(12 + i) = static_cast<std::uint8_t>(names_given_ >> (24 - 8 * i));
    }
    own_names_[id] = name;
    id = name;
  }
}

/// No catch-all: a new event does not compile until somebody has asked whether it names a voice.
messages::Event EventLog::with_own_names(messages::Event event) {
  messages::visit(
      Overloaded{
          [this](messages::IdentitiesMade& made) { name_voices(made); },
          [this](OneOf<messages::RecordKept, messages::RecordRefused, messages::ComplaintKept> auto&
                     one) { rename(one.id); },
          [this](messages::SlipEnded& slip) { rename(slip.subject); },
          [](OneOf<messages::Tick, messages::Touched, messages::Tapped, messages::FocusMoved,
                   messages::ContentLoaded, messages::StoreReported, messages::TicketIssued,
                   messages::TicketRefused, messages::TicketCancelled, messages::TicketFound,
                   messages::PrinterReported, messages::Scanned, messages::DeviceReported,
                   messages::FacePressed, messages::ButtonPressed, messages::SpentReported,
                   messages::LinkReported, messages::KeyPressed, messages::SpeechEnded,
                   messages::HeadphonesReported, messages::PinChecked, messages::EmergencyChanged,
                   messages::StandingRestored, messages::SettingsKept, messages::TicketsListed,
                   messages::TicketVoided, messages::DayCounted, messages::VisitsForgotten> auto&) {
          },
      },
      event);
  return event;
}

void EventLog::checkpoint(const app::Model& model) {
  if (++since_checkpoint_ < events_between_checkpoints) return;
  since_checkpoint_ = 0;
  write(json{{"model_digest", model_digest(model)}}.dump());
}

void EventLog::finish(const app::Model& model) {
  write(json{{"model_digest", model_digest(model)}}.dump());
}

ReplayResult replay(std::istream& log, const std::string& path, const LoadContent& load,
                    const ui::Words& words) {
  ReplayResult result;
  std::string text;
  if (!std::getline(log, text)) return {.error = path + ": cannot be read"};
  const auto settings = parse_settings(json::parse(text, nullptr, false));
  if (!settings) return {.error = path + ":1: is not an event log of this version"};
  auto model = app::start(*settings).model;
  std::optional<messages::ContentLoaded> content;
  for (int line = 2; std::getline(log, text); ++line) {
    const auto parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded()) break;  // a crash may cut the last line short
    if (parsed.contains("model_digest")) {
      ++result.checkpoints;
      const bool equal = parsed["model_digest"] == model_digest(model);
      if (!equal && result.first_difference == 0) result.first_difference = line;
      continue;
    }
    auto event = parse_event(parsed);
    if (!event) return {.error = path + ":" + std::to_string(line) + ": is not an event"};
    if (const auto* loaded = get_if<messages::ContentLoaded>(&*event)) {
      if (!content) content = load();
      if (content->digest != loaded->digest) {
        return {.error = path + ": was made with another content"};
      }
      *event = *content;
    }
    model = app::update(std::move(model), *event, words).model;
    ++result.events;
  }
  result.last_model = app::describe(model);
  return result;
}

ReplayResult replay(const std::string& path, const std::string& content_folder,
                    const ui::Words& words) {
  std::ifstream file(path);
  return replay(file, path, [&] { return load_content(content_folder); }, words);
}

}  // namespace kiosk::shell
