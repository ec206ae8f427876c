#include "kiosk/shell/event_log.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "kiosk/base/sha256.h"
#include "kiosk/messages/redaction.h"
#include "kiosk/shell/content_loader.h"
#include "kiosk/shell/event_json.h"
#include "kiosk/shell/json_numbers.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;

constexpr int events_between_checkpoints = 32;

/// Everything that update() reads of the settings. The signing key never leaves its file: what it
/// signs is in effects, not in the model.
json settings_line(const flows::Settings& settings) {
  json languages = json::array();
  for (const auto language : settings.languages) languages.push_back(domain::code_of(language));
  return {{"anjungan_event_log", 1},
          {"kiosk", settings.kiosk},
          {"languages", std::move(languages)},
          {"warn_after_s", settings.warn_after.count()},
          {"leave_after_s", settings.leave_after.count()},
          {"show_number_s", settings.show_number_for.count()},
          {"show_unprinted_s", settings.show_unprinted_for.count()},
          {"takes_reports", settings.takes_reports},
          {"staff_idle_s", settings.staff_idle.count()},
          {"volume", settings.volume}};
}

/// A time limit of kiosk.toml, which are at most an hour.
std::chrono::seconds limit_of(const json& value) {
  return std::chrono::seconds{whole(value, 0, 3600)};
}

std::optional<flows::Settings> parse_settings(const json& line) {
  try {
    if (line.at("anjungan_event_log") != 1) return std::nullopt;
    flows::Settings settings;
    settings.kiosk = line.at("kiosk");
    settings.languages.clear();
    for (const auto& code : line.at("languages")) {
      const auto language = domain::parse_language(code.get<std::string>());
      if (language) settings.languages.push_back(*language);
    }
    if (settings.languages.empty()) return std::nullopt;
    settings.warn_after = limit_of(line.at("warn_after_s"));
    settings.leave_after = limit_of(line.at("leave_after_s"));
    settings.show_number_for = limit_of(line.at("show_number_s"));
    settings.takes_reports = line.value("takes_reports", false);
    settings.show_unprinted_for = limit_of(line.at("show_unprinted_s"));
    settings.staff_idle = limit_of(line.at("staff_idle_s"));
    const int loudest = static_cast<int>(ui::speech_gains_db.size()) - 1;
    settings.volume = whole(line.at("volume"), 0, loudest);
    return settings;
  } catch (const json::exception&) {
    return std::nullopt;
  }
}

/// A key's character becomes a star; deleting stays what it is, so that a replay has typed as much.
messages::Event without_characters(messages::Event event) {
  if (auto* tap = std::get_if<messages::Tapped>(&event);
      tap != nullptr && tap->id.starts_with("key.") && tap->value != "delete") {
    *tap = {.id = "key.hidden", .value = "*"};
  }
  if (auto* focus = std::get_if<messages::FocusMoved>(&event);
      focus != nullptr && focus->id.starts_with("key.")) {
    focus->id = "key.hidden";
  }
  return event;
}

/// What was answered to the survey, and which face was pressed, must not stand beside a time (P10).
messages::Event without_answers(messages::Event event) {
  if (auto* tap = std::get_if<messages::Tapped>(&event)) tap->id = messages::loggable_id(tap->id);
  if (auto* focus = std::get_if<messages::FocusMoved>(&event)) {
    focus->id = messages::loggable_id(focus->id);
  }
  if (auto* face = std::get_if<messages::FacePressed>(&event)) face->face = 4;
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

messages::Event EventLog::with_own_names(messages::Event event) {
  if (auto* made = std::get_if<messages::IdentitiesMade>(&event)) {
    for (auto& id : made->voice_ids) {
      ++names_given_;
      Uuid name{{'v', 'o', 'i', 'c', 'e'}};
      for (unsigned i = 0; i < 4; ++i) {
        name.bytes.at(12 + i) = static_cast<std::uint8_t>(names_given_ >> (24 - 8 * i));
      }
      own_names_[id] = name;
      id = name;
    }
  } else if (auto* kept = std::get_if<messages::RecordKept>(&event)) {
    rename(kept->id);
  } else if (auto* refused = std::get_if<messages::RecordRefused>(&event)) {
    rename(refused->id);
  } else if (auto* report = std::get_if<messages::ComplaintKept>(&event)) {
    rename(report->id);
  } else if (auto* slip = std::get_if<messages::SlipEnded>(&event)) {
    rename(slip->subject);
  }
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

ReplayReport replay(std::istream& log, const std::string& path, const LoadContent& load,
                    const ui::Words& words) {
  ReplayReport report;
  std::string text;
  if (!std::getline(log, text)) return {.error = path + ": cannot be read"};
  const auto settings = parse_settings(json::parse(text, nullptr, false));
  if (!settings) return {.error = path + ":1: is not an event log"};
  auto model = app::start(*settings).model;
  std::optional<messages::ContentLoaded> content;
  for (int line = 2; std::getline(log, text); ++line) {
    const auto parsed = json::parse(text, nullptr, false);
    if (parsed.is_discarded()) break;  // a crash may cut the last line short
    if (parsed.contains("model_digest")) {
      ++report.checkpoints;
      const bool equal = parsed["model_digest"] == model_digest(model);
      if (!equal && report.first_difference == 0) report.first_difference = line;
      continue;
    }
    auto event = parse_event(parsed);
    if (!event) return {.error = path + ":" + std::to_string(line) + ": is not an event"};
    if (const auto* loaded = std::get_if<messages::ContentLoaded>(&*event)) {
      if (!content) content = load();
      if (content->digest != loaded->digest) {
        return {.error = path + ": was made with another content"};
      }
      *event = *content;
    }
    model = app::update(std::move(model), *event, words).model;
    ++report.events;
  }
  report.last_model = app::describe(model);
  return report;
}

ReplayReport replay(const std::string& path, const std::string& content_folder,
                    const ui::Words& words) {
  std::ifstream file(path);
  return replay(file, path, [&] { return load_content(content_folder); }, words);
}

}  // namespace kiosk::shell
