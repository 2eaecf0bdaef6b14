// Written by SwizzleGenerator; a test compares it. Included in vector_storage<T, 3>.
constexpr metal::vec<T, 2> get_xx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0)); }
__declspec(property(get = get_xx)) metal::vec<T, 2> xx;
__declspec(property(get = get_xx)) metal::vec<T, 2> rr;
constexpr metal::vec<T, 2> get_xy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1)); }
constexpr void put_xy(metal::vec<T, 2> from) { v[0] = from.v[0]; v[1] = from.v[1]; }
__declspec(property(get = get_xy, put = put_xy)) metal::vec<T, 2> xy;
__declspec(property(get = get_xy, put = put_xy)) metal::vec<T, 2> rg;
constexpr metal::vec<T, 2> get_xz() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2)); }
constexpr void put_xz(metal::vec<T, 2> from) { v[0] = from.v[0]; v[2] = from.v[1]; }
__declspec(property(get = get_xz, put = put_xz)) metal::vec<T, 2> xz;
__declspec(property(get = get_xz, put = put_xz)) metal::vec<T, 2> rb;
constexpr metal::vec<T, 2> get_yx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0)); }
constexpr void put_yx(metal::vec<T, 2> from) { v[1] = from.v[0]; v[0] = from.v[1]; }
__declspec(property(get = get_yx, put = put_yx)) metal::vec<T, 2> yx;
__declspec(property(get = get_yx, put = put_yx)) metal::vec<T, 2> gr;
constexpr metal::vec<T, 2> get_yy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1)); }
__declspec(property(get = get_yy)) metal::vec<T, 2> yy;
__declspec(property(get = get_yy)) metal::vec<T, 2> gg;
constexpr metal::vec<T, 2> get_yz() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2)); }
constexpr void put_yz(metal::vec<T, 2> from) { v[1] = from.v[0]; v[2] = from.v[1]; }
__declspec(property(get = get_yz, put = put_yz)) metal::vec<T, 2> yz;
__declspec(property(get = get_yz, put = put_yz)) metal::vec<T, 2> gb;
constexpr metal::vec<T, 2> get_zx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0)); }
constexpr void put_zx(metal::vec<T, 2> from) { v[2] = from.v[0]; v[0] = from.v[1]; }
__declspec(property(get = get_zx, put = put_zx)) metal::vec<T, 2> zx;
__declspec(property(get = get_zx, put = put_zx)) metal::vec<T, 2> br;
constexpr metal::vec<T, 2> get_zy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1)); }
constexpr void put_zy(metal::vec<T, 2> from) { v[2] = from.v[0]; v[1] = from.v[1]; }
__declspec(property(get = get_zy, put = put_zy)) metal::vec<T, 2> zy;
__declspec(property(get = get_zy, put = put_zy)) metal::vec<T, 2> bg;
constexpr metal::vec<T, 2> get_zz() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2)); }
__declspec(property(get = get_zz)) metal::vec<T, 2> zz;
__declspec(property(get = get_zz)) metal::vec<T, 2> bb;
constexpr metal::vec<T, 3> get_xxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0)); }
__declspec(property(get = get_xxx)) metal::vec<T, 3> xxx;
__declspec(property(get = get_xxx)) metal::vec<T, 3> rrr;
constexpr metal::vec<T, 3> get_xxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1)); }
__declspec(property(get = get_xxy)) metal::vec<T, 3> xxy;
__declspec(property(get = get_xxy)) metal::vec<T, 3> rrg;
constexpr metal::vec<T, 3> get_xxz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2)); }
__declspec(property(get = get_xxz)) metal::vec<T, 3> xxz;
__declspec(property(get = get_xxz)) metal::vec<T, 3> rrb;
constexpr metal::vec<T, 3> get_xyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0)); }
__declspec(property(get = get_xyx)) metal::vec<T, 3> xyx;
__declspec(property(get = get_xyx)) metal::vec<T, 3> rgr;
constexpr metal::vec<T, 3> get_xyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1)); }
__declspec(property(get = get_xyy)) metal::vec<T, 3> xyy;
__declspec(property(get = get_xyy)) metal::vec<T, 3> rgg;
constexpr metal::vec<T, 3> get_xyz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2)); }
constexpr void put_xyz(metal::vec<T, 3> from) { v[0] = from.v[0]; v[1] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_xyz, put = put_xyz)) metal::vec<T, 3> xyz;
__declspec(property(get = get_xyz, put = put_xyz)) metal::vec<T, 3> rgb;
constexpr metal::vec<T, 3> get_xzx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0)); }
__declspec(property(get = get_xzx)) metal::vec<T, 3> xzx;
__declspec(property(get = get_xzx)) metal::vec<T, 3> rbr;
constexpr metal::vec<T, 3> get_xzy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1)); }
constexpr void put_xzy(metal::vec<T, 3> from) { v[0] = from.v[0]; v[2] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_xzy, put = put_xzy)) metal::vec<T, 3> xzy;
__declspec(property(get = get_xzy, put = put_xzy)) metal::vec<T, 3> rbg;
constexpr metal::vec<T, 3> get_xzz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2)); }
__declspec(property(get = get_xzz)) metal::vec<T, 3> xzz;
__declspec(property(get = get_xzz)) metal::vec<T, 3> rbb;
constexpr metal::vec<T, 3> get_yxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0)); }
__declspec(property(get = get_yxx)) metal::vec<T, 3> yxx;
__declspec(property(get = get_yxx)) metal::vec<T, 3> grr;
constexpr metal::vec<T, 3> get_yxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1)); }
__declspec(property(get = get_yxy)) metal::vec<T, 3> yxy;
__declspec(property(get = get_yxy)) metal::vec<T, 3> grg;
constexpr metal::vec<T, 3> get_yxz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2)); }
constexpr void put_yxz(metal::vec<T, 3> from) { v[1] = from.v[0]; v[0] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_yxz, put = put_yxz)) metal::vec<T, 3> yxz;
__declspec(property(get = get_yxz, put = put_yxz)) metal::vec<T, 3> grb;
constexpr metal::vec<T, 3> get_yyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0)); }
__declspec(property(get = get_yyx)) metal::vec<T, 3> yyx;
__declspec(property(get = get_yyx)) metal::vec<T, 3> ggr;
constexpr metal::vec<T, 3> get_yyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1)); }
__declspec(property(get = get_yyy)) metal::vec<T, 3> yyy;
__declspec(property(get = get_yyy)) metal::vec<T, 3> ggg;
constexpr metal::vec<T, 3> get_yyz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2)); }
__declspec(property(get = get_yyz)) metal::vec<T, 3> yyz;
__declspec(property(get = get_yyz)) metal::vec<T, 3> ggb;
constexpr metal::vec<T, 3> get_yzx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0)); }
constexpr void put_yzx(metal::vec<T, 3> from) { v[1] = from.v[0]; v[2] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_yzx, put = put_yzx)) metal::vec<T, 3> yzx;
__declspec(property(get = get_yzx, put = put_yzx)) metal::vec<T, 3> gbr;
constexpr metal::vec<T, 3> get_yzy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1)); }
__declspec(property(get = get_yzy)) metal::vec<T, 3> yzy;
__declspec(property(get = get_yzy)) metal::vec<T, 3> gbg;
constexpr metal::vec<T, 3> get_yzz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2)); }
__declspec(property(get = get_yzz)) metal::vec<T, 3> yzz;
__declspec(property(get = get_yzz)) metal::vec<T, 3> gbb;
constexpr metal::vec<T, 3> get_zxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0)); }
__declspec(property(get = get_zxx)) metal::vec<T, 3> zxx;
__declspec(property(get = get_zxx)) metal::vec<T, 3> brr;
constexpr metal::vec<T, 3> get_zxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1)); }
constexpr void put_zxy(metal::vec<T, 3> from) { v[2] = from.v[0]; v[0] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_zxy, put = put_zxy)) metal::vec<T, 3> zxy;
__declspec(property(get = get_zxy, put = put_zxy)) metal::vec<T, 3> brg;
constexpr metal::vec<T, 3> get_zxz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2)); }
__declspec(property(get = get_zxz)) metal::vec<T, 3> zxz;
__declspec(property(get = get_zxz)) metal::vec<T, 3> brb;
constexpr metal::vec<T, 3> get_zyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0)); }
constexpr void put_zyx(metal::vec<T, 3> from) { v[2] = from.v[0]; v[1] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_zyx, put = put_zyx)) metal::vec<T, 3> zyx;
__declspec(property(get = get_zyx, put = put_zyx)) metal::vec<T, 3> bgr;
constexpr metal::vec<T, 3> get_zyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1)); }
__declspec(property(get = get_zyy)) metal::vec<T, 3> zyy;
__declspec(property(get = get_zyy)) metal::vec<T, 3> bgg;
constexpr metal::vec<T, 3> get_zyz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2)); }
__declspec(property(get = get_zyz)) metal::vec<T, 3> zyz;
__declspec(property(get = get_zyz)) metal::vec<T, 3> bgb;
constexpr metal::vec<T, 3> get_zzx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0)); }
__declspec(property(get = get_zzx)) metal::vec<T, 3> zzx;
__declspec(property(get = get_zzx)) metal::vec<T, 3> bbr;
constexpr metal::vec<T, 3> get_zzy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1)); }
__declspec(property(get = get_zzy)) metal::vec<T, 3> zzy;
__declspec(property(get = get_zzy)) metal::vec<T, 3> bbg;
constexpr metal::vec<T, 3> get_zzz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2)); }
__declspec(property(get = get_zzz)) metal::vec<T, 3> zzz;
__declspec(property(get = get_zzz)) metal::vec<T, 3> bbb;
constexpr metal::vec<T, 4> get_xxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 0)); }
__declspec(property(get = get_xxxx)) metal::vec<T, 4> xxxx;
__declspec(property(get = get_xxxx)) metal::vec<T, 4> rrrr;
constexpr metal::vec<T, 4> get_xxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 1)); }
__declspec(property(get = get_xxxy)) metal::vec<T, 4> xxxy;
__declspec(property(get = get_xxxy)) metal::vec<T, 4> rrrg;
constexpr metal::vec<T, 4> get_xxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 2)); }
__declspec(property(get = get_xxxz)) metal::vec<T, 4> xxxz;
__declspec(property(get = get_xxxz)) metal::vec<T, 4> rrrb;
constexpr metal::vec<T, 4> get_xxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 0)); }
__declspec(property(get = get_xxyx)) metal::vec<T, 4> xxyx;
__declspec(property(get = get_xxyx)) metal::vec<T, 4> rrgr;
constexpr metal::vec<T, 4> get_xxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 1)); }
__declspec(property(get = get_xxyy)) metal::vec<T, 4> xxyy;
__declspec(property(get = get_xxyy)) metal::vec<T, 4> rrgg;
constexpr metal::vec<T, 4> get_xxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 2)); }
__declspec(property(get = get_xxyz)) metal::vec<T, 4> xxyz;
__declspec(property(get = get_xxyz)) metal::vec<T, 4> rrgb;
constexpr metal::vec<T, 4> get_xxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 0)); }
__declspec(property(get = get_xxzx)) metal::vec<T, 4> xxzx;
__declspec(property(get = get_xxzx)) metal::vec<T, 4> rrbr;
constexpr metal::vec<T, 4> get_xxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 1)); }
__declspec(property(get = get_xxzy)) metal::vec<T, 4> xxzy;
__declspec(property(get = get_xxzy)) metal::vec<T, 4> rrbg;
constexpr metal::vec<T, 4> get_xxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 2)); }
__declspec(property(get = get_xxzz)) metal::vec<T, 4> xxzz;
__declspec(property(get = get_xxzz)) metal::vec<T, 4> rrbb;
constexpr metal::vec<T, 4> get_xyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 0)); }
__declspec(property(get = get_xyxx)) metal::vec<T, 4> xyxx;
__declspec(property(get = get_xyxx)) metal::vec<T, 4> rgrr;
constexpr metal::vec<T, 4> get_xyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 1)); }
__declspec(property(get = get_xyxy)) metal::vec<T, 4> xyxy;
__declspec(property(get = get_xyxy)) metal::vec<T, 4> rgrg;
constexpr metal::vec<T, 4> get_xyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 2)); }
__declspec(property(get = get_xyxz)) metal::vec<T, 4> xyxz;
__declspec(property(get = get_xyxz)) metal::vec<T, 4> rgrb;
constexpr metal::vec<T, 4> get_xyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 0)); }
__declspec(property(get = get_xyyx)) metal::vec<T, 4> xyyx;
__declspec(property(get = get_xyyx)) metal::vec<T, 4> rggr;
constexpr metal::vec<T, 4> get_xyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 1)); }
__declspec(property(get = get_xyyy)) metal::vec<T, 4> xyyy;
__declspec(property(get = get_xyyy)) metal::vec<T, 4> rggg;
constexpr metal::vec<T, 4> get_xyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 2)); }
__declspec(property(get = get_xyyz)) metal::vec<T, 4> xyyz;
__declspec(property(get = get_xyyz)) metal::vec<T, 4> rggb;
constexpr metal::vec<T, 4> get_xyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 0)); }
__declspec(property(get = get_xyzx)) metal::vec<T, 4> xyzx;
__declspec(property(get = get_xyzx)) metal::vec<T, 4> rgbr;
constexpr metal::vec<T, 4> get_xyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 1)); }
__declspec(property(get = get_xyzy)) metal::vec<T, 4> xyzy;
__declspec(property(get = get_xyzy)) metal::vec<T, 4> rgbg;
constexpr metal::vec<T, 4> get_xyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 2)); }
__declspec(property(get = get_xyzz)) metal::vec<T, 4> xyzz;
__declspec(property(get = get_xyzz)) metal::vec<T, 4> rgbb;
constexpr metal::vec<T, 4> get_xzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 0)); }
__declspec(property(get = get_xzxx)) metal::vec<T, 4> xzxx;
__declspec(property(get = get_xzxx)) metal::vec<T, 4> rbrr;
constexpr metal::vec<T, 4> get_xzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 1)); }
__declspec(property(get = get_xzxy)) metal::vec<T, 4> xzxy;
__declspec(property(get = get_xzxy)) metal::vec<T, 4> rbrg;
constexpr metal::vec<T, 4> get_xzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 2)); }
__declspec(property(get = get_xzxz)) metal::vec<T, 4> xzxz;
__declspec(property(get = get_xzxz)) metal::vec<T, 4> rbrb;
constexpr metal::vec<T, 4> get_xzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 0)); }
__declspec(property(get = get_xzyx)) metal::vec<T, 4> xzyx;
__declspec(property(get = get_xzyx)) metal::vec<T, 4> rbgr;
constexpr metal::vec<T, 4> get_xzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 1)); }
__declspec(property(get = get_xzyy)) metal::vec<T, 4> xzyy;
__declspec(property(get = get_xzyy)) metal::vec<T, 4> rbgg;
constexpr metal::vec<T, 4> get_xzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 2)); }
__declspec(property(get = get_xzyz)) metal::vec<T, 4> xzyz;
__declspec(property(get = get_xzyz)) metal::vec<T, 4> rbgb;
constexpr metal::vec<T, 4> get_xzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 0)); }
__declspec(property(get = get_xzzx)) metal::vec<T, 4> xzzx;
__declspec(property(get = get_xzzx)) metal::vec<T, 4> rbbr;
constexpr metal::vec<T, 4> get_xzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 1)); }
__declspec(property(get = get_xzzy)) metal::vec<T, 4> xzzy;
__declspec(property(get = get_xzzy)) metal::vec<T, 4> rbbg;
constexpr metal::vec<T, 4> get_xzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 2)); }
__declspec(property(get = get_xzzz)) metal::vec<T, 4> xzzz;
__declspec(property(get = get_xzzz)) metal::vec<T, 4> rbbb;
constexpr metal::vec<T, 4> get_yxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 0)); }
__declspec(property(get = get_yxxx)) metal::vec<T, 4> yxxx;
__declspec(property(get = get_yxxx)) metal::vec<T, 4> grrr;
constexpr metal::vec<T, 4> get_yxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 1)); }
__declspec(property(get = get_yxxy)) metal::vec<T, 4> yxxy;
__declspec(property(get = get_yxxy)) metal::vec<T, 4> grrg;
constexpr metal::vec<T, 4> get_yxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 2)); }
__declspec(property(get = get_yxxz)) metal::vec<T, 4> yxxz;
__declspec(property(get = get_yxxz)) metal::vec<T, 4> grrb;
constexpr metal::vec<T, 4> get_yxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 0)); }
__declspec(property(get = get_yxyx)) metal::vec<T, 4> yxyx;
__declspec(property(get = get_yxyx)) metal::vec<T, 4> grgr;
constexpr metal::vec<T, 4> get_yxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 1)); }
__declspec(property(get = get_yxyy)) metal::vec<T, 4> yxyy;
__declspec(property(get = get_yxyy)) metal::vec<T, 4> grgg;
constexpr metal::vec<T, 4> get_yxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 2)); }
__declspec(property(get = get_yxyz)) metal::vec<T, 4> yxyz;
__declspec(property(get = get_yxyz)) metal::vec<T, 4> grgb;
constexpr metal::vec<T, 4> get_yxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 0)); }
__declspec(property(get = get_yxzx)) metal::vec<T, 4> yxzx;
__declspec(property(get = get_yxzx)) metal::vec<T, 4> grbr;
constexpr metal::vec<T, 4> get_yxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 1)); }
__declspec(property(get = get_yxzy)) metal::vec<T, 4> yxzy;
__declspec(property(get = get_yxzy)) metal::vec<T, 4> grbg;
constexpr metal::vec<T, 4> get_yxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 2)); }
__declspec(property(get = get_yxzz)) metal::vec<T, 4> yxzz;
__declspec(property(get = get_yxzz)) metal::vec<T, 4> grbb;
constexpr metal::vec<T, 4> get_yyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 0)); }
__declspec(property(get = get_yyxx)) metal::vec<T, 4> yyxx;
__declspec(property(get = get_yyxx)) metal::vec<T, 4> ggrr;
constexpr metal::vec<T, 4> get_yyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 1)); }
__declspec(property(get = get_yyxy)) metal::vec<T, 4> yyxy;
__declspec(property(get = get_yyxy)) metal::vec<T, 4> ggrg;
constexpr metal::vec<T, 4> get_yyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 2)); }
__declspec(property(get = get_yyxz)) metal::vec<T, 4> yyxz;
__declspec(property(get = get_yyxz)) metal::vec<T, 4> ggrb;
constexpr metal::vec<T, 4> get_yyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 0)); }
__declspec(property(get = get_yyyx)) metal::vec<T, 4> yyyx;
__declspec(property(get = get_yyyx)) metal::vec<T, 4> gggr;
constexpr metal::vec<T, 4> get_yyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 1)); }
__declspec(property(get = get_yyyy)) metal::vec<T, 4> yyyy;
__declspec(property(get = get_yyyy)) metal::vec<T, 4> gggg;
constexpr metal::vec<T, 4> get_yyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 2)); }
__declspec(property(get = get_yyyz)) metal::vec<T, 4> yyyz;
__declspec(property(get = get_yyyz)) metal::vec<T, 4> gggb;
constexpr metal::vec<T, 4> get_yyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 0)); }
__declspec(property(get = get_yyzx)) metal::vec<T, 4> yyzx;
__declspec(property(get = get_yyzx)) metal::vec<T, 4> ggbr;
constexpr metal::vec<T, 4> get_yyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 1)); }
__declspec(property(get = get_yyzy)) metal::vec<T, 4> yyzy;
__declspec(property(get = get_yyzy)) metal::vec<T, 4> ggbg;
constexpr metal::vec<T, 4> get_yyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 2)); }
__declspec(property(get = get_yyzz)) metal::vec<T, 4> yyzz;
__declspec(property(get = get_yyzz)) metal::vec<T, 4> ggbb;
constexpr metal::vec<T, 4> get_yzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 0)); }
__declspec(property(get = get_yzxx)) metal::vec<T, 4> yzxx;
__declspec(property(get = get_yzxx)) metal::vec<T, 4> gbrr;
constexpr metal::vec<T, 4> get_yzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 1)); }
__declspec(property(get = get_yzxy)) metal::vec<T, 4> yzxy;
__declspec(property(get = get_yzxy)) metal::vec<T, 4> gbrg;
constexpr metal::vec<T, 4> get_yzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 2)); }
__declspec(property(get = get_yzxz)) metal::vec<T, 4> yzxz;
__declspec(property(get = get_yzxz)) metal::vec<T, 4> gbrb;
constexpr metal::vec<T, 4> get_yzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 0)); }
__declspec(property(get = get_yzyx)) metal::vec<T, 4> yzyx;
__declspec(property(get = get_yzyx)) metal::vec<T, 4> gbgr;
constexpr metal::vec<T, 4> get_yzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 1)); }
__declspec(property(get = get_yzyy)) metal::vec<T, 4> yzyy;
__declspec(property(get = get_yzyy)) metal::vec<T, 4> gbgg;
constexpr metal::vec<T, 4> get_yzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 2)); }
__declspec(property(get = get_yzyz)) metal::vec<T, 4> yzyz;
__declspec(property(get = get_yzyz)) metal::vec<T, 4> gbgb;
constexpr metal::vec<T, 4> get_yzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 0)); }
__declspec(property(get = get_yzzx)) metal::vec<T, 4> yzzx;
__declspec(property(get = get_yzzx)) metal::vec<T, 4> gbbr;
constexpr metal::vec<T, 4> get_yzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 1)); }
__declspec(property(get = get_yzzy)) metal::vec<T, 4> yzzy;
__declspec(property(get = get_yzzy)) metal::vec<T, 4> gbbg;
constexpr metal::vec<T, 4> get_yzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 2)); }
__declspec(property(get = get_yzzz)) metal::vec<T, 4> yzzz;
__declspec(property(get = get_yzzz)) metal::vec<T, 4> gbbb;
constexpr metal::vec<T, 4> get_zxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 0)); }
__declspec(property(get = get_zxxx)) metal::vec<T, 4> zxxx;
__declspec(property(get = get_zxxx)) metal::vec<T, 4> brrr;
constexpr metal::vec<T, 4> get_zxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 1)); }
__declspec(property(get = get_zxxy)) metal::vec<T, 4> zxxy;
__declspec(property(get = get_zxxy)) metal::vec<T, 4> brrg;
constexpr metal::vec<T, 4> get_zxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 2)); }
__declspec(property(get = get_zxxz)) metal::vec<T, 4> zxxz;
__declspec(property(get = get_zxxz)) metal::vec<T, 4> brrb;
constexpr metal::vec<T, 4> get_zxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 0)); }
__declspec(property(get = get_zxyx)) metal::vec<T, 4> zxyx;
__declspec(property(get = get_zxyx)) metal::vec<T, 4> brgr;
constexpr metal::vec<T, 4> get_zxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 1)); }
__declspec(property(get = get_zxyy)) metal::vec<T, 4> zxyy;
__declspec(property(get = get_zxyy)) metal::vec<T, 4> brgg;
constexpr metal::vec<T, 4> get_zxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 2)); }
__declspec(property(get = get_zxyz)) metal::vec<T, 4> zxyz;
__declspec(property(get = get_zxyz)) metal::vec<T, 4> brgb;
constexpr metal::vec<T, 4> get_zxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 0)); }
__declspec(property(get = get_zxzx)) metal::vec<T, 4> zxzx;
__declspec(property(get = get_zxzx)) metal::vec<T, 4> brbr;
constexpr metal::vec<T, 4> get_zxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 1)); }
__declspec(property(get = get_zxzy)) metal::vec<T, 4> zxzy;
__declspec(property(get = get_zxzy)) metal::vec<T, 4> brbg;
constexpr metal::vec<T, 4> get_zxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 2)); }
__declspec(property(get = get_zxzz)) metal::vec<T, 4> zxzz;
__declspec(property(get = get_zxzz)) metal::vec<T, 4> brbb;
constexpr metal::vec<T, 4> get_zyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 0)); }
__declspec(property(get = get_zyxx)) metal::vec<T, 4> zyxx;
__declspec(property(get = get_zyxx)) metal::vec<T, 4> bgrr;
constexpr metal::vec<T, 4> get_zyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 1)); }
__declspec(property(get = get_zyxy)) metal::vec<T, 4> zyxy;
__declspec(property(get = get_zyxy)) metal::vec<T, 4> bgrg;
constexpr metal::vec<T, 4> get_zyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 2)); }
__declspec(property(get = get_zyxz)) metal::vec<T, 4> zyxz;
__declspec(property(get = get_zyxz)) metal::vec<T, 4> bgrb;
constexpr metal::vec<T, 4> get_zyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 0)); }
__declspec(property(get = get_zyyx)) metal::vec<T, 4> zyyx;
__declspec(property(get = get_zyyx)) metal::vec<T, 4> bggr;
constexpr metal::vec<T, 4> get_zyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 1)); }
__declspec(property(get = get_zyyy)) metal::vec<T, 4> zyyy;
__declspec(property(get = get_zyyy)) metal::vec<T, 4> bggg;
constexpr metal::vec<T, 4> get_zyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 2)); }
__declspec(property(get = get_zyyz)) metal::vec<T, 4> zyyz;
__declspec(property(get = get_zyyz)) metal::vec<T, 4> bggb;
constexpr metal::vec<T, 4> get_zyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 0)); }
__declspec(property(get = get_zyzx)) metal::vec<T, 4> zyzx;
__declspec(property(get = get_zyzx)) metal::vec<T, 4> bgbr;
constexpr metal::vec<T, 4> get_zyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 1)); }
__declspec(property(get = get_zyzy)) metal::vec<T, 4> zyzy;
__declspec(property(get = get_zyzy)) metal::vec<T, 4> bgbg;
constexpr metal::vec<T, 4> get_zyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 2)); }
__declspec(property(get = get_zyzz)) metal::vec<T, 4> zyzz;
__declspec(property(get = get_zyzz)) metal::vec<T, 4> bgbb;
constexpr metal::vec<T, 4> get_zzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 0)); }
__declspec(property(get = get_zzxx)) metal::vec<T, 4> zzxx;
__declspec(property(get = get_zzxx)) metal::vec<T, 4> bbrr;
constexpr metal::vec<T, 4> get_zzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 1)); }
__declspec(property(get = get_zzxy)) metal::vec<T, 4> zzxy;
__declspec(property(get = get_zzxy)) metal::vec<T, 4> bbrg;
constexpr metal::vec<T, 4> get_zzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 2)); }
__declspec(property(get = get_zzxz)) metal::vec<T, 4> zzxz;
__declspec(property(get = get_zzxz)) metal::vec<T, 4> bbrb;
constexpr metal::vec<T, 4> get_zzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 0)); }
__declspec(property(get = get_zzyx)) metal::vec<T, 4> zzyx;
__declspec(property(get = get_zzyx)) metal::vec<T, 4> bbgr;
constexpr metal::vec<T, 4> get_zzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 1)); }
__declspec(property(get = get_zzyy)) metal::vec<T, 4> zzyy;
__declspec(property(get = get_zzyy)) metal::vec<T, 4> bbgg;
constexpr metal::vec<T, 4> get_zzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 2)); }
__declspec(property(get = get_zzyz)) metal::vec<T, 4> zzyz;
__declspec(property(get = get_zzyz)) metal::vec<T, 4> bbgb;
constexpr metal::vec<T, 4> get_zzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 0)); }
__declspec(property(get = get_zzzx)) metal::vec<T, 4> zzzx;
__declspec(property(get = get_zzzx)) metal::vec<T, 4> bbbr;
constexpr metal::vec<T, 4> get_zzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 1)); }
__declspec(property(get = get_zzzy)) metal::vec<T, 4> zzzy;
__declspec(property(get = get_zzzy)) metal::vec<T, 4> bbbg;
constexpr metal::vec<T, 4> get_zzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 2)); }
__declspec(property(get = get_zzzz)) metal::vec<T, 4> zzzz;
__declspec(property(get = get_zzzz)) metal::vec<T, 4> bbbb;
