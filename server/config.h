#pragma once
// What an operator says about the server: `server.toml`, every key of which has a default.

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

namespace server {

struct Config {
  std::string centre = "mpp";               // `[a-z0-9-]{1,40}`, in certificates and tables
  std::string data_folder = "server-data";  // authority, door's key, and the SQLite file
  std::string database;                     // empty = `hub.db` in the data folder
  std::string address = "127.0.0.1";        // of the kiosks' door
  std::uint16_t port = 8443;                // 0 = any that is free
  std::vector<std::string> hosts{"localhost", "127.0.0.1"};  // names that kiosks call the door by
  int database_threads = 4;

  bool operator==(const Config&) const = default;
};

/// `sqlite:///...` or `postgresql://...`.
std::string database_address(const Config& config);

/// Of a text in TOML. The error is a sentence that names the line; unknown keys are refused.
std::expected<Config, std::string> parse_config(const std::string& text);
/// Without a path the defaults.
std::expected<Config, std::string> load_config(const std::string& path);

}  // namespace server
