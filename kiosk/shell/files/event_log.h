#pragma once
// What happens during a visit, kept so that it can be replayed if the program dies of it: a file of
// JSON lines, begun anew when the visit has ended. The first line names the settings; then one line
// an event, and every so often the digest of the model, which a replay must reach too. Written
// without fsync: it is for finding bugs, not for the office's memory. Main thread only.

#include <cstdint>
#include <cstdio>
#include <functional>
#include <istream>
#include <map>
#include <memory>
#include <string>

#include "kiosk/app/model.h"

namespace kiosk::shell {

/// SHA-256 over app::describe, 16 hex digits.
std::string model_digest(const app::Model& model);

class EventLog {
 public:
  /// Begins `<folder>/events.jsonl`; that of the run before becomes `events.1.jsonl`. A folder that
  /// cannot be written to makes a log that keeps nothing.
  EventLog(std::string folder, const flows::Settings& settings);

  /// Forgets what is in the file. The events that lead to the model have to follow (app::resume).
  void begin_anew(const flows::Settings& settings);

  /// `hidden`: the event belongs to a private screen; keys are logged without their character.
  void add(const messages::Event& event, bool hidden = false);
  /// Call after the model has taken the event.
  void checkpoint(const app::Model& model);
  void finish(const app::Model& model);

  /// It keeps no more, and should begin anew.
  [[nodiscard]] bool is_full() const { return bytes_ > most_bytes; }

 private:
  static constexpr std::size_t most_bytes = 8U << 20U;
  struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };

  [[nodiscard]] std::string path() const { return folder_ + "/events.jsonl"; }
  void write(const std::string& line);
  /// A voice's identity beside this log's times would tell when it was raised, and in whose visit
  /// (P01, P10): the log has names of its own for them, which nobody can trace back.
  messages::Event with_own_names(messages::Event event);
  void name_voices(messages::IdentitiesMade& made);
  void rename(Uuid& id) const;

  std::string folder_;
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::size_t bytes_ = 0;
  int since_checkpoint_ = 0;
  std::map<Uuid, Uuid> own_names_;
  std::uint32_t names_given_ = 0;
};

struct ReplayResult {
  int events = 0;
  int checkpoints = 0;
  int first_difference = 0;  // line of the first checkpoint that differs; 0 = none
  std::string error;         // why the file could not be replayed; empty = it was
  std::string last_model;    // app::describe at the end

  [[nodiscard]] bool same() const {
    return error.empty() && checkpoints > 0 && first_difference == 0;
  }
};

using LoadContent = std::function<messages::ContentLoaded()>;

/// Runs a log without devices or display; `name` is for messages. `load` is called once, where the
/// log's content is wanted.
ReplayResult replay(std::istream& log, const std::string& name, const LoadContent& load,
                    const ui::Words& words);

/// The same of a file. `content_folder` must hold the content it was made with.
ReplayResult replay(const std::string& file, const std::string& content_folder,
                    const ui::Words& words);

}  // namespace kiosk::shell
