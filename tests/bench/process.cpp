#include "tests/bench/process.h"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace bench {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> all;
  for (auto& text : texts) all.push_back(text.data());
  all.push_back(nullptr);
  return all;
}

/// Parent of every process; the name in brackets may hold spaces.
std::map<pid_t, pid_t> parents() {
  std::map<pid_t, pid_t> found;
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    const auto name = entry.path().filename().string();
    if (name.find_first_not_of("0123456789") != name.npos) continue;
    std::ifstream file(entry.path() / "stat");
    std::string line;
    if (!std::getline(file, line)) continue;
    std::istringstream rest(line.substr(line.rfind(')') + 1));
    char state = 0;
    pid_t parent = 0;
    rest >> state >> parent;
    found[std::stoi(name)] = parent;
  }
  return found;
}

/// The number that follows `key` at the start of a line; 0 when there is none.
double number_after(const std::string& path, const std::string& key) {
  std::ifstream file(path);
  std::string line;
  while (std::getline(file, line)) {
    if (line.starts_with(key)) return std::atof(line.c_str() + key.size());
  }
  return 0;
}

}  // namespace

Program::Program(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment) {
  auto arguments = command;
  std::vector<std::string> variables;
  for (char** own = environ; *own != nullptr; ++own) variables.emplace_back(*own);
  variables.insert(variables.end(), environment.begin(), environment.end());
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  const int error = posix_spawnp(&pid_, arguments.front().c_str(), &files, nullptr,
                                 pointers(arguments).data(), pointers(variables).data());
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) {
    fmt::print(stderr, "{} does not start: error {}\n", command.front(), error);
    std::abort();
  }
}

Program::~Program() {
  // Descendants outlive a killed browser's first process, and are found only while it lives.
  const auto all = processes();
  for (const auto process : all) ::kill(process, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
}

std::vector<pid_t> Program::processes() const {
  const auto parent_of = parents();
  std::vector<pid_t> tree;
  for (const auto& [process, ignored] : parent_of) {
    for (auto at = process; at > 1;) {
      if (at == pid_) {
        tree.push_back(process);
        break;
      }
      const auto parent = parent_of.find(at);
      if (parent == parent_of.end()) break;
      at = parent->second;
    }
  }
  return tree;
}

double Program::pss_mib() const {
  double kib = 0;
  for (const auto process : processes()) {
    kib += number_after(fmt::format("/proc/{}/smaps_rollup", process), "Pss:");
  }
  return kib / 1024;
}

Usage Program::usage() const {
  Usage sum;
  for (const auto process : processes()) {
    std::error_code gone;
    const auto tasks = fmt::format("/proc/{}/task", process);
    for (const auto& task : std::filesystem::directory_iterator(tasks, gone)) {
      std::ifstream file(task.path() / "schedstat");
      double nanoseconds = 0;
      file >> nanoseconds;
      sum.processor_ms += nanoseconds / 1e6;
      const auto status = (task.path() / "status").string();
      sum.wake_ups += static_cast<long>(number_after(status, "voluntary_ctxt_switches:"));
    }
  }
  return sum;
}

}  // namespace bench
