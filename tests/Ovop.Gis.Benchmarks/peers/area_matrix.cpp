// A peer of `tools/bench areas`: the area that each polygon of one layer shares with each of another, in plain GEOS.
//
//   area_matrix FIRST SECOND       each a file of [int32 length][well-known binary], read before anything is measured
//
// Then a command on each line of the input, and one line of the answer:
//   run OUTER THREADS              -> seconds, pairs, sum of areas
//   pairs OUTER FILE               -> the same on one thread, and [int32 first][int32 second][double area] into the file
// OUTER is which layer (1 or 2) has its polygons prepared one by one, each then tried against those of the other that
// a tree of boxes gives. A polygon inside the prepared one needs no overlay. Tree and preparation are in the time.
#include <geos_c.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

struct Pair {
    int32_t first, second;
    double area;
};

using Layer = std::vector<GEOSGeometry*>;

static Layer read(GEOSContextHandle_t geos, const char* path) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    GEOSWKBReader* reader = GEOSWKBReader_create_r(geos);
    Layer layer;
    for (size_t at = 0; at + sizeof(int32_t) <= bytes.size();) {
        int32_t length;
        std::copy_n(bytes.data() + at, sizeof length, reinterpret_cast<char*>(&length));
        at += sizeof length;
        layer.push_back(GEOSWKBReader_read_r(geos, reader, reinterpret_cast<const unsigned char*>(bytes.data() + at), length));
        at += length;
    }
    GEOSWKBReader_destroy_r(geos, reader);
    return layer;
}

class Matrix {
public:
    Matrix(const Layer& outer, const Layer& inner, bool turned) : outer_(outer), inner_(inner), turned_(turned) {}

    std::vector<Pair> compute(int threads) {
        GEOSContextHandle_t geos = GEOS_init_r();
        GEOSSTRtree* tree = GEOSSTRtree_create_r(geos, 10);
        for (size_t i = 0; i < inner_.size(); i++) GEOSSTRtree_insert_r(geos, tree, inner_[i], reinterpret_cast<void*>(i));
        // The first query builds the tree; here, before threads share it.
        if (!inner_.empty()) GEOSSTRtree_query_r(geos, tree, inner_[0], [](void*, void*) {}, nullptr);
        std::vector<std::vector<Pair>> found(threads);
        std::vector<std::thread> others;
        next_ = 0;
        for (int t = 1; t < threads; t++) others.emplace_back([&, t] { work(tree, found[t]); });
        work(tree, found[0]);
        for (auto& other : others) other.join();
        for (int t = 1; t < threads; t++) found[0].insert(found[0].end(), found[t].begin(), found[t].end());
        GEOSSTRtree_destroy_r(geos, tree);
        GEOS_finish_r(geos);
        return std::move(found[0]);
    }

private:
    static constexpr size_t Block = 4;
    const Layer &outer_, &inner_;
    const bool turned_;
    std::atomic<size_t> next_{0};

    void work(GEOSSTRtree* tree, std::vector<Pair>& found) {
        GEOSContextHandle_t geos = GEOS_init_r();
        std::vector<size_t> near;
        for (size_t start; (start = next_.fetch_add(Block)) < outer_.size();)
            for (size_t i = start; i < std::min(start + Block, outer_.size()); i++) {
                near.clear();
                GEOSSTRtree_query_r(geos, tree, outer_[i], [](void* item, void* to) {
                    static_cast<std::vector<size_t>*>(to)->push_back(reinterpret_cast<size_t>(item)); }, &near);
                if (near.empty()) continue;
                const GEOSPreparedGeometry* prepared = GEOSPrepare_r(geos, outer_[i]);
                for (size_t j : near)
                    if (const double area = shared(geos, prepared, outer_[i], inner_[j]); area > 0)
                        found.push_back(turned_ ? Pair{int32_t(j), int32_t(i), area} : Pair{int32_t(i), int32_t(j), area});
                GEOSPreparedGeom_destroy_r(geos, prepared);
            }
        GEOS_finish_r(geos);
    }

    static double shared(GEOSContextHandle_t geos, const GEOSPreparedGeometry* prepared, const GEOSGeometry* outer, const GEOSGeometry* inner) {
        double area = 0;
        if (GEOSPreparedIntersects_r(geos, prepared, inner) != 1) return 0;
        if (GEOSPreparedCovers_r(geos, prepared, inner) == 1) {
            GEOSArea_r(geos, inner, &area);
            return area;
        }
        if (GEOSGeometry* both = GEOSIntersection_r(geos, outer, inner)) {
            GEOSArea_r(geos, both, &area);
            GEOSGeom_destroy_r(geos, both);
        }
        return area;
    }
};

int main(int count, char** arguments) {
    if (count != 3) return 2;
    GEOSContextHandle_t geos = GEOS_init_r();
    const Layer first = read(geos, arguments[1]), second = read(geos, arguments[2]);
    std::printf("GEOS %s\n", GEOSversion());
    std::fflush(stdout);
    for (std::string line; std::getline(std::cin, line);) {
        std::istringstream words(line);
        std::string word, last;
        int outer = 1;
        words >> word >> outer >> last;
        const bool turned = outer == 2;
        const auto started = std::chrono::steady_clock::now();
        Matrix matrix(turned ? second : first, turned ? first : second, turned);
        const std::vector<Pair> pairs = matrix.compute(word == "run" ? std::stoi(last) : 1);
        double sum = 0;
        for (const Pair& pair : pairs) sum += pair.area;
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
        if (word == "pairs") {
            std::ofstream file(last, std::ios::binary);
            for (const Pair& pair : pairs) {
                file.write(reinterpret_cast<const char*>(&pair.first), 8);
                file.write(reinterpret_cast<const char*>(&pair.area), 8);
            }
        }
        std::printf("%.9f %zu %.9f\n", seconds, pairs.size(), sum);
        std::fflush(stdout);
    }
}
