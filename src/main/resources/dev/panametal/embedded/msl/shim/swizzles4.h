// Written by SwizzleGenerator; a test compares it. Included in vector_storage<T, 4>.
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
constexpr metal::vec<T, 2> get_xw() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3)); }
constexpr void put_xw(metal::vec<T, 2> from) { v[0] = from.v[0]; v[3] = from.v[1]; }
__declspec(property(get = get_xw, put = put_xw)) metal::vec<T, 2> xw;
__declspec(property(get = get_xw, put = put_xw)) metal::vec<T, 2> ra;
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
constexpr metal::vec<T, 2> get_yw() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3)); }
constexpr void put_yw(metal::vec<T, 2> from) { v[1] = from.v[0]; v[3] = from.v[1]; }
__declspec(property(get = get_yw, put = put_yw)) metal::vec<T, 2> yw;
__declspec(property(get = get_yw, put = put_yw)) metal::vec<T, 2> ga;
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
constexpr metal::vec<T, 2> get_zw() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3)); }
constexpr void put_zw(metal::vec<T, 2> from) { v[2] = from.v[0]; v[3] = from.v[1]; }
__declspec(property(get = get_zw, put = put_zw)) metal::vec<T, 2> zw;
__declspec(property(get = get_zw, put = put_zw)) metal::vec<T, 2> ba;
constexpr metal::vec<T, 2> get_wx() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0)); }
constexpr void put_wx(metal::vec<T, 2> from) { v[3] = from.v[0]; v[0] = from.v[1]; }
__declspec(property(get = get_wx, put = put_wx)) metal::vec<T, 2> wx;
__declspec(property(get = get_wx, put = put_wx)) metal::vec<T, 2> ar;
constexpr metal::vec<T, 2> get_wy() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1)); }
constexpr void put_wy(metal::vec<T, 2> from) { v[3] = from.v[0]; v[1] = from.v[1]; }
__declspec(property(get = get_wy, put = put_wy)) metal::vec<T, 2> wy;
__declspec(property(get = get_wy, put = put_wy)) metal::vec<T, 2> ag;
constexpr metal::vec<T, 2> get_wz() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2)); }
constexpr void put_wz(metal::vec<T, 2> from) { v[3] = from.v[0]; v[2] = from.v[1]; }
__declspec(property(get = get_wz, put = put_wz)) metal::vec<T, 2> wz;
__declspec(property(get = get_wz, put = put_wz)) metal::vec<T, 2> ab;
constexpr metal::vec<T, 2> get_ww() const { return metal::vec<T, 2>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3)); }
__declspec(property(get = get_ww)) metal::vec<T, 2> ww;
__declspec(property(get = get_ww)) metal::vec<T, 2> aa;
constexpr metal::vec<T, 3> get_xxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0)); }
__declspec(property(get = get_xxx)) metal::vec<T, 3> xxx;
__declspec(property(get = get_xxx)) metal::vec<T, 3> rrr;
constexpr metal::vec<T, 3> get_xxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1)); }
__declspec(property(get = get_xxy)) metal::vec<T, 3> xxy;
__declspec(property(get = get_xxy)) metal::vec<T, 3> rrg;
constexpr metal::vec<T, 3> get_xxz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2)); }
__declspec(property(get = get_xxz)) metal::vec<T, 3> xxz;
__declspec(property(get = get_xxz)) metal::vec<T, 3> rrb;
constexpr metal::vec<T, 3> get_xxw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 3)); }
__declspec(property(get = get_xxw)) metal::vec<T, 3> xxw;
__declspec(property(get = get_xxw)) metal::vec<T, 3> rra;
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
constexpr metal::vec<T, 3> get_xyw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 3)); }
constexpr void put_xyw(metal::vec<T, 3> from) { v[0] = from.v[0]; v[1] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_xyw, put = put_xyw)) metal::vec<T, 3> xyw;
__declspec(property(get = get_xyw, put = put_xyw)) metal::vec<T, 3> rga;
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
constexpr metal::vec<T, 3> get_xzw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 3)); }
constexpr void put_xzw(metal::vec<T, 3> from) { v[0] = from.v[0]; v[2] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_xzw, put = put_xzw)) metal::vec<T, 3> xzw;
__declspec(property(get = get_xzw, put = put_xzw)) metal::vec<T, 3> rba;
constexpr metal::vec<T, 3> get_xwx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 0)); }
__declspec(property(get = get_xwx)) metal::vec<T, 3> xwx;
__declspec(property(get = get_xwx)) metal::vec<T, 3> rar;
constexpr metal::vec<T, 3> get_xwy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 1)); }
constexpr void put_xwy(metal::vec<T, 3> from) { v[0] = from.v[0]; v[3] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_xwy, put = put_xwy)) metal::vec<T, 3> xwy;
__declspec(property(get = get_xwy, put = put_xwy)) metal::vec<T, 3> rag;
constexpr metal::vec<T, 3> get_xwz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 2)); }
constexpr void put_xwz(metal::vec<T, 3> from) { v[0] = from.v[0]; v[3] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_xwz, put = put_xwz)) metal::vec<T, 3> xwz;
__declspec(property(get = get_xwz, put = put_xwz)) metal::vec<T, 3> rab;
constexpr metal::vec<T, 3> get_xww() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 3)); }
__declspec(property(get = get_xww)) metal::vec<T, 3> xww;
__declspec(property(get = get_xww)) metal::vec<T, 3> raa;
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
constexpr metal::vec<T, 3> get_yxw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 3)); }
constexpr void put_yxw(metal::vec<T, 3> from) { v[1] = from.v[0]; v[0] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_yxw, put = put_yxw)) metal::vec<T, 3> yxw;
__declspec(property(get = get_yxw, put = put_yxw)) metal::vec<T, 3> gra;
constexpr metal::vec<T, 3> get_yyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0)); }
__declspec(property(get = get_yyx)) metal::vec<T, 3> yyx;
__declspec(property(get = get_yyx)) metal::vec<T, 3> ggr;
constexpr metal::vec<T, 3> get_yyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1)); }
__declspec(property(get = get_yyy)) metal::vec<T, 3> yyy;
__declspec(property(get = get_yyy)) metal::vec<T, 3> ggg;
constexpr metal::vec<T, 3> get_yyz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2)); }
__declspec(property(get = get_yyz)) metal::vec<T, 3> yyz;
__declspec(property(get = get_yyz)) metal::vec<T, 3> ggb;
constexpr metal::vec<T, 3> get_yyw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 3)); }
__declspec(property(get = get_yyw)) metal::vec<T, 3> yyw;
__declspec(property(get = get_yyw)) metal::vec<T, 3> gga;
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
constexpr metal::vec<T, 3> get_yzw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 3)); }
constexpr void put_yzw(metal::vec<T, 3> from) { v[1] = from.v[0]; v[2] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_yzw, put = put_yzw)) metal::vec<T, 3> yzw;
__declspec(property(get = get_yzw, put = put_yzw)) metal::vec<T, 3> gba;
constexpr metal::vec<T, 3> get_ywx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 0)); }
constexpr void put_ywx(metal::vec<T, 3> from) { v[1] = from.v[0]; v[3] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_ywx, put = put_ywx)) metal::vec<T, 3> ywx;
__declspec(property(get = get_ywx, put = put_ywx)) metal::vec<T, 3> gar;
constexpr metal::vec<T, 3> get_ywy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 1)); }
__declspec(property(get = get_ywy)) metal::vec<T, 3> ywy;
__declspec(property(get = get_ywy)) metal::vec<T, 3> gag;
constexpr metal::vec<T, 3> get_ywz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 2)); }
constexpr void put_ywz(metal::vec<T, 3> from) { v[1] = from.v[0]; v[3] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_ywz, put = put_ywz)) metal::vec<T, 3> ywz;
__declspec(property(get = get_ywz, put = put_ywz)) metal::vec<T, 3> gab;
constexpr metal::vec<T, 3> get_yww() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 3)); }
__declspec(property(get = get_yww)) metal::vec<T, 3> yww;
__declspec(property(get = get_yww)) metal::vec<T, 3> gaa;
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
constexpr metal::vec<T, 3> get_zxw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 3)); }
constexpr void put_zxw(metal::vec<T, 3> from) { v[2] = from.v[0]; v[0] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_zxw, put = put_zxw)) metal::vec<T, 3> zxw;
__declspec(property(get = get_zxw, put = put_zxw)) metal::vec<T, 3> bra;
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
constexpr metal::vec<T, 3> get_zyw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 3)); }
constexpr void put_zyw(metal::vec<T, 3> from) { v[2] = from.v[0]; v[1] = from.v[1]; v[3] = from.v[2]; }
__declspec(property(get = get_zyw, put = put_zyw)) metal::vec<T, 3> zyw;
__declspec(property(get = get_zyw, put = put_zyw)) metal::vec<T, 3> bga;
constexpr metal::vec<T, 3> get_zzx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0)); }
__declspec(property(get = get_zzx)) metal::vec<T, 3> zzx;
__declspec(property(get = get_zzx)) metal::vec<T, 3> bbr;
constexpr metal::vec<T, 3> get_zzy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1)); }
__declspec(property(get = get_zzy)) metal::vec<T, 3> zzy;
__declspec(property(get = get_zzy)) metal::vec<T, 3> bbg;
constexpr metal::vec<T, 3> get_zzz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2)); }
__declspec(property(get = get_zzz)) metal::vec<T, 3> zzz;
__declspec(property(get = get_zzz)) metal::vec<T, 3> bbb;
constexpr metal::vec<T, 3> get_zzw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 3)); }
__declspec(property(get = get_zzw)) metal::vec<T, 3> zzw;
__declspec(property(get = get_zzw)) metal::vec<T, 3> bba;
constexpr metal::vec<T, 3> get_zwx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 0)); }
constexpr void put_zwx(metal::vec<T, 3> from) { v[2] = from.v[0]; v[3] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_zwx, put = put_zwx)) metal::vec<T, 3> zwx;
__declspec(property(get = get_zwx, put = put_zwx)) metal::vec<T, 3> bar;
constexpr metal::vec<T, 3> get_zwy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 1)); }
constexpr void put_zwy(metal::vec<T, 3> from) { v[2] = from.v[0]; v[3] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_zwy, put = put_zwy)) metal::vec<T, 3> zwy;
__declspec(property(get = get_zwy, put = put_zwy)) metal::vec<T, 3> bag;
constexpr metal::vec<T, 3> get_zwz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 2)); }
__declspec(property(get = get_zwz)) metal::vec<T, 3> zwz;
__declspec(property(get = get_zwz)) metal::vec<T, 3> bab;
constexpr metal::vec<T, 3> get_zww() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 3)); }
__declspec(property(get = get_zww)) metal::vec<T, 3> zww;
__declspec(property(get = get_zww)) metal::vec<T, 3> baa;
constexpr metal::vec<T, 3> get_wxx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 0)); }
__declspec(property(get = get_wxx)) metal::vec<T, 3> wxx;
__declspec(property(get = get_wxx)) metal::vec<T, 3> arr;
constexpr metal::vec<T, 3> get_wxy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 1)); }
constexpr void put_wxy(metal::vec<T, 3> from) { v[3] = from.v[0]; v[0] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_wxy, put = put_wxy)) metal::vec<T, 3> wxy;
__declspec(property(get = get_wxy, put = put_wxy)) metal::vec<T, 3> arg;
constexpr metal::vec<T, 3> get_wxz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 2)); }
constexpr void put_wxz(metal::vec<T, 3> from) { v[3] = from.v[0]; v[0] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_wxz, put = put_wxz)) metal::vec<T, 3> wxz;
__declspec(property(get = get_wxz, put = put_wxz)) metal::vec<T, 3> arb;
constexpr metal::vec<T, 3> get_wxw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 3)); }
__declspec(property(get = get_wxw)) metal::vec<T, 3> wxw;
__declspec(property(get = get_wxw)) metal::vec<T, 3> ara;
constexpr metal::vec<T, 3> get_wyx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 0)); }
constexpr void put_wyx(metal::vec<T, 3> from) { v[3] = from.v[0]; v[1] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_wyx, put = put_wyx)) metal::vec<T, 3> wyx;
__declspec(property(get = get_wyx, put = put_wyx)) metal::vec<T, 3> agr;
constexpr metal::vec<T, 3> get_wyy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 1)); }
__declspec(property(get = get_wyy)) metal::vec<T, 3> wyy;
__declspec(property(get = get_wyy)) metal::vec<T, 3> agg;
constexpr metal::vec<T, 3> get_wyz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 2)); }
constexpr void put_wyz(metal::vec<T, 3> from) { v[3] = from.v[0]; v[1] = from.v[1]; v[2] = from.v[2]; }
__declspec(property(get = get_wyz, put = put_wyz)) metal::vec<T, 3> wyz;
__declspec(property(get = get_wyz, put = put_wyz)) metal::vec<T, 3> agb;
constexpr metal::vec<T, 3> get_wyw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 3)); }
__declspec(property(get = get_wyw)) metal::vec<T, 3> wyw;
__declspec(property(get = get_wyw)) metal::vec<T, 3> aga;
constexpr metal::vec<T, 3> get_wzx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 0)); }
constexpr void put_wzx(metal::vec<T, 3> from) { v[3] = from.v[0]; v[2] = from.v[1]; v[0] = from.v[2]; }
__declspec(property(get = get_wzx, put = put_wzx)) metal::vec<T, 3> wzx;
__declspec(property(get = get_wzx, put = put_wzx)) metal::vec<T, 3> abr;
constexpr metal::vec<T, 3> get_wzy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 1)); }
constexpr void put_wzy(metal::vec<T, 3> from) { v[3] = from.v[0]; v[2] = from.v[1]; v[1] = from.v[2]; }
__declspec(property(get = get_wzy, put = put_wzy)) metal::vec<T, 3> wzy;
__declspec(property(get = get_wzy, put = put_wzy)) metal::vec<T, 3> abg;
constexpr metal::vec<T, 3> get_wzz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 2)); }
__declspec(property(get = get_wzz)) metal::vec<T, 3> wzz;
__declspec(property(get = get_wzz)) metal::vec<T, 3> abb;
constexpr metal::vec<T, 3> get_wzw() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 3)); }
__declspec(property(get = get_wzw)) metal::vec<T, 3> wzw;
__declspec(property(get = get_wzw)) metal::vec<T, 3> aba;
constexpr metal::vec<T, 3> get_wwx() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 0)); }
__declspec(property(get = get_wwx)) metal::vec<T, 3> wwx;
__declspec(property(get = get_wwx)) metal::vec<T, 3> aar;
constexpr metal::vec<T, 3> get_wwy() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 1)); }
__declspec(property(get = get_wwy)) metal::vec<T, 3> wwy;
__declspec(property(get = get_wwy)) metal::vec<T, 3> aag;
constexpr metal::vec<T, 3> get_wwz() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 2)); }
__declspec(property(get = get_wwz)) metal::vec<T, 3> wwz;
__declspec(property(get = get_wwz)) metal::vec<T, 3> aab;
constexpr metal::vec<T, 3> get_www() const { return metal::vec<T, 3>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 3)); }
__declspec(property(get = get_www)) metal::vec<T, 3> www;
__declspec(property(get = get_www)) metal::vec<T, 3> aaa;
constexpr metal::vec<T, 4> get_xxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 0)); }
__declspec(property(get = get_xxxx)) metal::vec<T, 4> xxxx;
__declspec(property(get = get_xxxx)) metal::vec<T, 4> rrrr;
constexpr metal::vec<T, 4> get_xxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 1)); }
__declspec(property(get = get_xxxy)) metal::vec<T, 4> xxxy;
__declspec(property(get = get_xxxy)) metal::vec<T, 4> rrrg;
constexpr metal::vec<T, 4> get_xxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 2)); }
__declspec(property(get = get_xxxz)) metal::vec<T, 4> xxxz;
__declspec(property(get = get_xxxz)) metal::vec<T, 4> rrrb;
constexpr metal::vec<T, 4> get_xxxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 0, 3)); }
__declspec(property(get = get_xxxw)) metal::vec<T, 4> xxxw;
__declspec(property(get = get_xxxw)) metal::vec<T, 4> rrra;
constexpr metal::vec<T, 4> get_xxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 0)); }
__declspec(property(get = get_xxyx)) metal::vec<T, 4> xxyx;
__declspec(property(get = get_xxyx)) metal::vec<T, 4> rrgr;
constexpr metal::vec<T, 4> get_xxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 1)); }
__declspec(property(get = get_xxyy)) metal::vec<T, 4> xxyy;
__declspec(property(get = get_xxyy)) metal::vec<T, 4> rrgg;
constexpr metal::vec<T, 4> get_xxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 2)); }
__declspec(property(get = get_xxyz)) metal::vec<T, 4> xxyz;
__declspec(property(get = get_xxyz)) metal::vec<T, 4> rrgb;
constexpr metal::vec<T, 4> get_xxyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 1, 3)); }
__declspec(property(get = get_xxyw)) metal::vec<T, 4> xxyw;
__declspec(property(get = get_xxyw)) metal::vec<T, 4> rrga;
constexpr metal::vec<T, 4> get_xxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 0)); }
__declspec(property(get = get_xxzx)) metal::vec<T, 4> xxzx;
__declspec(property(get = get_xxzx)) metal::vec<T, 4> rrbr;
constexpr metal::vec<T, 4> get_xxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 1)); }
__declspec(property(get = get_xxzy)) metal::vec<T, 4> xxzy;
__declspec(property(get = get_xxzy)) metal::vec<T, 4> rrbg;
constexpr metal::vec<T, 4> get_xxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 2)); }
__declspec(property(get = get_xxzz)) metal::vec<T, 4> xxzz;
__declspec(property(get = get_xxzz)) metal::vec<T, 4> rrbb;
constexpr metal::vec<T, 4> get_xxzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 2, 3)); }
__declspec(property(get = get_xxzw)) metal::vec<T, 4> xxzw;
__declspec(property(get = get_xxzw)) metal::vec<T, 4> rrba;
constexpr metal::vec<T, 4> get_xxwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 3, 0)); }
__declspec(property(get = get_xxwx)) metal::vec<T, 4> xxwx;
__declspec(property(get = get_xxwx)) metal::vec<T, 4> rrar;
constexpr metal::vec<T, 4> get_xxwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 3, 1)); }
__declspec(property(get = get_xxwy)) metal::vec<T, 4> xxwy;
__declspec(property(get = get_xxwy)) metal::vec<T, 4> rrag;
constexpr metal::vec<T, 4> get_xxwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 3, 2)); }
__declspec(property(get = get_xxwz)) metal::vec<T, 4> xxwz;
__declspec(property(get = get_xxwz)) metal::vec<T, 4> rrab;
constexpr metal::vec<T, 4> get_xxww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 0, 3, 3)); }
__declspec(property(get = get_xxww)) metal::vec<T, 4> xxww;
__declspec(property(get = get_xxww)) metal::vec<T, 4> rraa;
constexpr metal::vec<T, 4> get_xyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 0)); }
__declspec(property(get = get_xyxx)) metal::vec<T, 4> xyxx;
__declspec(property(get = get_xyxx)) metal::vec<T, 4> rgrr;
constexpr metal::vec<T, 4> get_xyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 1)); }
__declspec(property(get = get_xyxy)) metal::vec<T, 4> xyxy;
__declspec(property(get = get_xyxy)) metal::vec<T, 4> rgrg;
constexpr metal::vec<T, 4> get_xyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 2)); }
__declspec(property(get = get_xyxz)) metal::vec<T, 4> xyxz;
__declspec(property(get = get_xyxz)) metal::vec<T, 4> rgrb;
constexpr metal::vec<T, 4> get_xyxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 0, 3)); }
__declspec(property(get = get_xyxw)) metal::vec<T, 4> xyxw;
__declspec(property(get = get_xyxw)) metal::vec<T, 4> rgra;
constexpr metal::vec<T, 4> get_xyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 0)); }
__declspec(property(get = get_xyyx)) metal::vec<T, 4> xyyx;
__declspec(property(get = get_xyyx)) metal::vec<T, 4> rggr;
constexpr metal::vec<T, 4> get_xyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 1)); }
__declspec(property(get = get_xyyy)) metal::vec<T, 4> xyyy;
__declspec(property(get = get_xyyy)) metal::vec<T, 4> rggg;
constexpr metal::vec<T, 4> get_xyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 2)); }
__declspec(property(get = get_xyyz)) metal::vec<T, 4> xyyz;
__declspec(property(get = get_xyyz)) metal::vec<T, 4> rggb;
constexpr metal::vec<T, 4> get_xyyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 1, 3)); }
__declspec(property(get = get_xyyw)) metal::vec<T, 4> xyyw;
__declspec(property(get = get_xyyw)) metal::vec<T, 4> rgga;
constexpr metal::vec<T, 4> get_xyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 0)); }
__declspec(property(get = get_xyzx)) metal::vec<T, 4> xyzx;
__declspec(property(get = get_xyzx)) metal::vec<T, 4> rgbr;
constexpr metal::vec<T, 4> get_xyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 1)); }
__declspec(property(get = get_xyzy)) metal::vec<T, 4> xyzy;
__declspec(property(get = get_xyzy)) metal::vec<T, 4> rgbg;
constexpr metal::vec<T, 4> get_xyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 2)); }
__declspec(property(get = get_xyzz)) metal::vec<T, 4> xyzz;
__declspec(property(get = get_xyzz)) metal::vec<T, 4> rgbb;
constexpr metal::vec<T, 4> get_xyzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 2, 3)); }
constexpr void put_xyzw(metal::vec<T, 4> from) { v[0] = from.v[0]; v[1] = from.v[1]; v[2] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_xyzw, put = put_xyzw)) metal::vec<T, 4> xyzw;
__declspec(property(get = get_xyzw, put = put_xyzw)) metal::vec<T, 4> rgba;
constexpr metal::vec<T, 4> get_xywx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 3, 0)); }
__declspec(property(get = get_xywx)) metal::vec<T, 4> xywx;
__declspec(property(get = get_xywx)) metal::vec<T, 4> rgar;
constexpr metal::vec<T, 4> get_xywy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 3, 1)); }
__declspec(property(get = get_xywy)) metal::vec<T, 4> xywy;
__declspec(property(get = get_xywy)) metal::vec<T, 4> rgag;
constexpr metal::vec<T, 4> get_xywz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 3, 2)); }
constexpr void put_xywz(metal::vec<T, 4> from) { v[0] = from.v[0]; v[1] = from.v[1]; v[3] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_xywz, put = put_xywz)) metal::vec<T, 4> xywz;
__declspec(property(get = get_xywz, put = put_xywz)) metal::vec<T, 4> rgab;
constexpr metal::vec<T, 4> get_xyww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 1, 3, 3)); }
__declspec(property(get = get_xyww)) metal::vec<T, 4> xyww;
__declspec(property(get = get_xyww)) metal::vec<T, 4> rgaa;
constexpr metal::vec<T, 4> get_xzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 0)); }
__declspec(property(get = get_xzxx)) metal::vec<T, 4> xzxx;
__declspec(property(get = get_xzxx)) metal::vec<T, 4> rbrr;
constexpr metal::vec<T, 4> get_xzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 1)); }
__declspec(property(get = get_xzxy)) metal::vec<T, 4> xzxy;
__declspec(property(get = get_xzxy)) metal::vec<T, 4> rbrg;
constexpr metal::vec<T, 4> get_xzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 2)); }
__declspec(property(get = get_xzxz)) metal::vec<T, 4> xzxz;
__declspec(property(get = get_xzxz)) metal::vec<T, 4> rbrb;
constexpr metal::vec<T, 4> get_xzxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 0, 3)); }
__declspec(property(get = get_xzxw)) metal::vec<T, 4> xzxw;
__declspec(property(get = get_xzxw)) metal::vec<T, 4> rbra;
constexpr metal::vec<T, 4> get_xzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 0)); }
__declspec(property(get = get_xzyx)) metal::vec<T, 4> xzyx;
__declspec(property(get = get_xzyx)) metal::vec<T, 4> rbgr;
constexpr metal::vec<T, 4> get_xzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 1)); }
__declspec(property(get = get_xzyy)) metal::vec<T, 4> xzyy;
__declspec(property(get = get_xzyy)) metal::vec<T, 4> rbgg;
constexpr metal::vec<T, 4> get_xzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 2)); }
__declspec(property(get = get_xzyz)) metal::vec<T, 4> xzyz;
__declspec(property(get = get_xzyz)) metal::vec<T, 4> rbgb;
constexpr metal::vec<T, 4> get_xzyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 1, 3)); }
constexpr void put_xzyw(metal::vec<T, 4> from) { v[0] = from.v[0]; v[2] = from.v[1]; v[1] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_xzyw, put = put_xzyw)) metal::vec<T, 4> xzyw;
__declspec(property(get = get_xzyw, put = put_xzyw)) metal::vec<T, 4> rbga;
constexpr metal::vec<T, 4> get_xzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 0)); }
__declspec(property(get = get_xzzx)) metal::vec<T, 4> xzzx;
__declspec(property(get = get_xzzx)) metal::vec<T, 4> rbbr;
constexpr metal::vec<T, 4> get_xzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 1)); }
__declspec(property(get = get_xzzy)) metal::vec<T, 4> xzzy;
__declspec(property(get = get_xzzy)) metal::vec<T, 4> rbbg;
constexpr metal::vec<T, 4> get_xzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 2)); }
__declspec(property(get = get_xzzz)) metal::vec<T, 4> xzzz;
__declspec(property(get = get_xzzz)) metal::vec<T, 4> rbbb;
constexpr metal::vec<T, 4> get_xzzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 2, 3)); }
__declspec(property(get = get_xzzw)) metal::vec<T, 4> xzzw;
__declspec(property(get = get_xzzw)) metal::vec<T, 4> rbba;
constexpr metal::vec<T, 4> get_xzwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 3, 0)); }
__declspec(property(get = get_xzwx)) metal::vec<T, 4> xzwx;
__declspec(property(get = get_xzwx)) metal::vec<T, 4> rbar;
constexpr metal::vec<T, 4> get_xzwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 3, 1)); }
constexpr void put_xzwy(metal::vec<T, 4> from) { v[0] = from.v[0]; v[2] = from.v[1]; v[3] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_xzwy, put = put_xzwy)) metal::vec<T, 4> xzwy;
__declspec(property(get = get_xzwy, put = put_xzwy)) metal::vec<T, 4> rbag;
constexpr metal::vec<T, 4> get_xzwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 3, 2)); }
__declspec(property(get = get_xzwz)) metal::vec<T, 4> xzwz;
__declspec(property(get = get_xzwz)) metal::vec<T, 4> rbab;
constexpr metal::vec<T, 4> get_xzww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 2, 3, 3)); }
__declspec(property(get = get_xzww)) metal::vec<T, 4> xzww;
__declspec(property(get = get_xzww)) metal::vec<T, 4> rbaa;
constexpr metal::vec<T, 4> get_xwxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 0, 0)); }
__declspec(property(get = get_xwxx)) metal::vec<T, 4> xwxx;
__declspec(property(get = get_xwxx)) metal::vec<T, 4> rarr;
constexpr metal::vec<T, 4> get_xwxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 0, 1)); }
__declspec(property(get = get_xwxy)) metal::vec<T, 4> xwxy;
__declspec(property(get = get_xwxy)) metal::vec<T, 4> rarg;
constexpr metal::vec<T, 4> get_xwxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 0, 2)); }
__declspec(property(get = get_xwxz)) metal::vec<T, 4> xwxz;
__declspec(property(get = get_xwxz)) metal::vec<T, 4> rarb;
constexpr metal::vec<T, 4> get_xwxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 0, 3)); }
__declspec(property(get = get_xwxw)) metal::vec<T, 4> xwxw;
__declspec(property(get = get_xwxw)) metal::vec<T, 4> rara;
constexpr metal::vec<T, 4> get_xwyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 1, 0)); }
__declspec(property(get = get_xwyx)) metal::vec<T, 4> xwyx;
__declspec(property(get = get_xwyx)) metal::vec<T, 4> ragr;
constexpr metal::vec<T, 4> get_xwyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 1, 1)); }
__declspec(property(get = get_xwyy)) metal::vec<T, 4> xwyy;
__declspec(property(get = get_xwyy)) metal::vec<T, 4> ragg;
constexpr metal::vec<T, 4> get_xwyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 1, 2)); }
constexpr void put_xwyz(metal::vec<T, 4> from) { v[0] = from.v[0]; v[3] = from.v[1]; v[1] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_xwyz, put = put_xwyz)) metal::vec<T, 4> xwyz;
__declspec(property(get = get_xwyz, put = put_xwyz)) metal::vec<T, 4> ragb;
constexpr metal::vec<T, 4> get_xwyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 1, 3)); }
__declspec(property(get = get_xwyw)) metal::vec<T, 4> xwyw;
__declspec(property(get = get_xwyw)) metal::vec<T, 4> raga;
constexpr metal::vec<T, 4> get_xwzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 2, 0)); }
__declspec(property(get = get_xwzx)) metal::vec<T, 4> xwzx;
__declspec(property(get = get_xwzx)) metal::vec<T, 4> rabr;
constexpr metal::vec<T, 4> get_xwzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 2, 1)); }
constexpr void put_xwzy(metal::vec<T, 4> from) { v[0] = from.v[0]; v[3] = from.v[1]; v[2] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_xwzy, put = put_xwzy)) metal::vec<T, 4> xwzy;
__declspec(property(get = get_xwzy, put = put_xwzy)) metal::vec<T, 4> rabg;
constexpr metal::vec<T, 4> get_xwzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 2, 2)); }
__declspec(property(get = get_xwzz)) metal::vec<T, 4> xwzz;
__declspec(property(get = get_xwzz)) metal::vec<T, 4> rabb;
constexpr metal::vec<T, 4> get_xwzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 2, 3)); }
__declspec(property(get = get_xwzw)) metal::vec<T, 4> xwzw;
__declspec(property(get = get_xwzw)) metal::vec<T, 4> raba;
constexpr metal::vec<T, 4> get_xwwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 3, 0)); }
__declspec(property(get = get_xwwx)) metal::vec<T, 4> xwwx;
__declspec(property(get = get_xwwx)) metal::vec<T, 4> raar;
constexpr metal::vec<T, 4> get_xwwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 3, 1)); }
__declspec(property(get = get_xwwy)) metal::vec<T, 4> xwwy;
__declspec(property(get = get_xwwy)) metal::vec<T, 4> raag;
constexpr metal::vec<T, 4> get_xwwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 3, 2)); }
__declspec(property(get = get_xwwz)) metal::vec<T, 4> xwwz;
__declspec(property(get = get_xwwz)) metal::vec<T, 4> raab;
constexpr metal::vec<T, 4> get_xwww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 0, 3, 3, 3)); }
__declspec(property(get = get_xwww)) metal::vec<T, 4> xwww;
__declspec(property(get = get_xwww)) metal::vec<T, 4> raaa;
constexpr metal::vec<T, 4> get_yxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 0)); }
__declspec(property(get = get_yxxx)) metal::vec<T, 4> yxxx;
__declspec(property(get = get_yxxx)) metal::vec<T, 4> grrr;
constexpr metal::vec<T, 4> get_yxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 1)); }
__declspec(property(get = get_yxxy)) metal::vec<T, 4> yxxy;
__declspec(property(get = get_yxxy)) metal::vec<T, 4> grrg;
constexpr metal::vec<T, 4> get_yxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 2)); }
__declspec(property(get = get_yxxz)) metal::vec<T, 4> yxxz;
__declspec(property(get = get_yxxz)) metal::vec<T, 4> grrb;
constexpr metal::vec<T, 4> get_yxxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 0, 3)); }
__declspec(property(get = get_yxxw)) metal::vec<T, 4> yxxw;
__declspec(property(get = get_yxxw)) metal::vec<T, 4> grra;
constexpr metal::vec<T, 4> get_yxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 0)); }
__declspec(property(get = get_yxyx)) metal::vec<T, 4> yxyx;
__declspec(property(get = get_yxyx)) metal::vec<T, 4> grgr;
constexpr metal::vec<T, 4> get_yxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 1)); }
__declspec(property(get = get_yxyy)) metal::vec<T, 4> yxyy;
__declspec(property(get = get_yxyy)) metal::vec<T, 4> grgg;
constexpr metal::vec<T, 4> get_yxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 2)); }
__declspec(property(get = get_yxyz)) metal::vec<T, 4> yxyz;
__declspec(property(get = get_yxyz)) metal::vec<T, 4> grgb;
constexpr metal::vec<T, 4> get_yxyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 1, 3)); }
__declspec(property(get = get_yxyw)) metal::vec<T, 4> yxyw;
__declspec(property(get = get_yxyw)) metal::vec<T, 4> grga;
constexpr metal::vec<T, 4> get_yxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 0)); }
__declspec(property(get = get_yxzx)) metal::vec<T, 4> yxzx;
__declspec(property(get = get_yxzx)) metal::vec<T, 4> grbr;
constexpr metal::vec<T, 4> get_yxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 1)); }
__declspec(property(get = get_yxzy)) metal::vec<T, 4> yxzy;
__declspec(property(get = get_yxzy)) metal::vec<T, 4> grbg;
constexpr metal::vec<T, 4> get_yxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 2)); }
__declspec(property(get = get_yxzz)) metal::vec<T, 4> yxzz;
__declspec(property(get = get_yxzz)) metal::vec<T, 4> grbb;
constexpr metal::vec<T, 4> get_yxzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 2, 3)); }
constexpr void put_yxzw(metal::vec<T, 4> from) { v[1] = from.v[0]; v[0] = from.v[1]; v[2] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_yxzw, put = put_yxzw)) metal::vec<T, 4> yxzw;
__declspec(property(get = get_yxzw, put = put_yxzw)) metal::vec<T, 4> grba;
constexpr metal::vec<T, 4> get_yxwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 3, 0)); }
__declspec(property(get = get_yxwx)) metal::vec<T, 4> yxwx;
__declspec(property(get = get_yxwx)) metal::vec<T, 4> grar;
constexpr metal::vec<T, 4> get_yxwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 3, 1)); }
__declspec(property(get = get_yxwy)) metal::vec<T, 4> yxwy;
__declspec(property(get = get_yxwy)) metal::vec<T, 4> grag;
constexpr metal::vec<T, 4> get_yxwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 3, 2)); }
constexpr void put_yxwz(metal::vec<T, 4> from) { v[1] = from.v[0]; v[0] = from.v[1]; v[3] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_yxwz, put = put_yxwz)) metal::vec<T, 4> yxwz;
__declspec(property(get = get_yxwz, put = put_yxwz)) metal::vec<T, 4> grab;
constexpr metal::vec<T, 4> get_yxww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 0, 3, 3)); }
__declspec(property(get = get_yxww)) metal::vec<T, 4> yxww;
__declspec(property(get = get_yxww)) metal::vec<T, 4> graa;
constexpr metal::vec<T, 4> get_yyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 0)); }
__declspec(property(get = get_yyxx)) metal::vec<T, 4> yyxx;
__declspec(property(get = get_yyxx)) metal::vec<T, 4> ggrr;
constexpr metal::vec<T, 4> get_yyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 1)); }
__declspec(property(get = get_yyxy)) metal::vec<T, 4> yyxy;
__declspec(property(get = get_yyxy)) metal::vec<T, 4> ggrg;
constexpr metal::vec<T, 4> get_yyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 2)); }
__declspec(property(get = get_yyxz)) metal::vec<T, 4> yyxz;
__declspec(property(get = get_yyxz)) metal::vec<T, 4> ggrb;
constexpr metal::vec<T, 4> get_yyxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 0, 3)); }
__declspec(property(get = get_yyxw)) metal::vec<T, 4> yyxw;
__declspec(property(get = get_yyxw)) metal::vec<T, 4> ggra;
constexpr metal::vec<T, 4> get_yyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 0)); }
__declspec(property(get = get_yyyx)) metal::vec<T, 4> yyyx;
__declspec(property(get = get_yyyx)) metal::vec<T, 4> gggr;
constexpr metal::vec<T, 4> get_yyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 1)); }
__declspec(property(get = get_yyyy)) metal::vec<T, 4> yyyy;
__declspec(property(get = get_yyyy)) metal::vec<T, 4> gggg;
constexpr metal::vec<T, 4> get_yyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 2)); }
__declspec(property(get = get_yyyz)) metal::vec<T, 4> yyyz;
__declspec(property(get = get_yyyz)) metal::vec<T, 4> gggb;
constexpr metal::vec<T, 4> get_yyyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 1, 3)); }
__declspec(property(get = get_yyyw)) metal::vec<T, 4> yyyw;
__declspec(property(get = get_yyyw)) metal::vec<T, 4> ggga;
constexpr metal::vec<T, 4> get_yyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 0)); }
__declspec(property(get = get_yyzx)) metal::vec<T, 4> yyzx;
__declspec(property(get = get_yyzx)) metal::vec<T, 4> ggbr;
constexpr metal::vec<T, 4> get_yyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 1)); }
__declspec(property(get = get_yyzy)) metal::vec<T, 4> yyzy;
__declspec(property(get = get_yyzy)) metal::vec<T, 4> ggbg;
constexpr metal::vec<T, 4> get_yyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 2)); }
__declspec(property(get = get_yyzz)) metal::vec<T, 4> yyzz;
__declspec(property(get = get_yyzz)) metal::vec<T, 4> ggbb;
constexpr metal::vec<T, 4> get_yyzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 2, 3)); }
__declspec(property(get = get_yyzw)) metal::vec<T, 4> yyzw;
__declspec(property(get = get_yyzw)) metal::vec<T, 4> ggba;
constexpr metal::vec<T, 4> get_yywx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 3, 0)); }
__declspec(property(get = get_yywx)) metal::vec<T, 4> yywx;
__declspec(property(get = get_yywx)) metal::vec<T, 4> ggar;
constexpr metal::vec<T, 4> get_yywy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 3, 1)); }
__declspec(property(get = get_yywy)) metal::vec<T, 4> yywy;
__declspec(property(get = get_yywy)) metal::vec<T, 4> ggag;
constexpr metal::vec<T, 4> get_yywz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 3, 2)); }
__declspec(property(get = get_yywz)) metal::vec<T, 4> yywz;
__declspec(property(get = get_yywz)) metal::vec<T, 4> ggab;
constexpr metal::vec<T, 4> get_yyww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 1, 3, 3)); }
__declspec(property(get = get_yyww)) metal::vec<T, 4> yyww;
__declspec(property(get = get_yyww)) metal::vec<T, 4> ggaa;
constexpr metal::vec<T, 4> get_yzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 0)); }
__declspec(property(get = get_yzxx)) metal::vec<T, 4> yzxx;
__declspec(property(get = get_yzxx)) metal::vec<T, 4> gbrr;
constexpr metal::vec<T, 4> get_yzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 1)); }
__declspec(property(get = get_yzxy)) metal::vec<T, 4> yzxy;
__declspec(property(get = get_yzxy)) metal::vec<T, 4> gbrg;
constexpr metal::vec<T, 4> get_yzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 2)); }
__declspec(property(get = get_yzxz)) metal::vec<T, 4> yzxz;
__declspec(property(get = get_yzxz)) metal::vec<T, 4> gbrb;
constexpr metal::vec<T, 4> get_yzxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 0, 3)); }
constexpr void put_yzxw(metal::vec<T, 4> from) { v[1] = from.v[0]; v[2] = from.v[1]; v[0] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_yzxw, put = put_yzxw)) metal::vec<T, 4> yzxw;
__declspec(property(get = get_yzxw, put = put_yzxw)) metal::vec<T, 4> gbra;
constexpr metal::vec<T, 4> get_yzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 0)); }
__declspec(property(get = get_yzyx)) metal::vec<T, 4> yzyx;
__declspec(property(get = get_yzyx)) metal::vec<T, 4> gbgr;
constexpr metal::vec<T, 4> get_yzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 1)); }
__declspec(property(get = get_yzyy)) metal::vec<T, 4> yzyy;
__declspec(property(get = get_yzyy)) metal::vec<T, 4> gbgg;
constexpr metal::vec<T, 4> get_yzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 2)); }
__declspec(property(get = get_yzyz)) metal::vec<T, 4> yzyz;
__declspec(property(get = get_yzyz)) metal::vec<T, 4> gbgb;
constexpr metal::vec<T, 4> get_yzyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 1, 3)); }
__declspec(property(get = get_yzyw)) metal::vec<T, 4> yzyw;
__declspec(property(get = get_yzyw)) metal::vec<T, 4> gbga;
constexpr metal::vec<T, 4> get_yzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 0)); }
__declspec(property(get = get_yzzx)) metal::vec<T, 4> yzzx;
__declspec(property(get = get_yzzx)) metal::vec<T, 4> gbbr;
constexpr metal::vec<T, 4> get_yzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 1)); }
__declspec(property(get = get_yzzy)) metal::vec<T, 4> yzzy;
__declspec(property(get = get_yzzy)) metal::vec<T, 4> gbbg;
constexpr metal::vec<T, 4> get_yzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 2)); }
__declspec(property(get = get_yzzz)) metal::vec<T, 4> yzzz;
__declspec(property(get = get_yzzz)) metal::vec<T, 4> gbbb;
constexpr metal::vec<T, 4> get_yzzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 2, 3)); }
__declspec(property(get = get_yzzw)) metal::vec<T, 4> yzzw;
__declspec(property(get = get_yzzw)) metal::vec<T, 4> gbba;
constexpr metal::vec<T, 4> get_yzwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 3, 0)); }
constexpr void put_yzwx(metal::vec<T, 4> from) { v[1] = from.v[0]; v[2] = from.v[1]; v[3] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_yzwx, put = put_yzwx)) metal::vec<T, 4> yzwx;
__declspec(property(get = get_yzwx, put = put_yzwx)) metal::vec<T, 4> gbar;
constexpr metal::vec<T, 4> get_yzwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 3, 1)); }
__declspec(property(get = get_yzwy)) metal::vec<T, 4> yzwy;
__declspec(property(get = get_yzwy)) metal::vec<T, 4> gbag;
constexpr metal::vec<T, 4> get_yzwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 3, 2)); }
__declspec(property(get = get_yzwz)) metal::vec<T, 4> yzwz;
__declspec(property(get = get_yzwz)) metal::vec<T, 4> gbab;
constexpr metal::vec<T, 4> get_yzww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 2, 3, 3)); }
__declspec(property(get = get_yzww)) metal::vec<T, 4> yzww;
__declspec(property(get = get_yzww)) metal::vec<T, 4> gbaa;
constexpr metal::vec<T, 4> get_ywxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 0, 0)); }
__declspec(property(get = get_ywxx)) metal::vec<T, 4> ywxx;
__declspec(property(get = get_ywxx)) metal::vec<T, 4> garr;
constexpr metal::vec<T, 4> get_ywxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 0, 1)); }
__declspec(property(get = get_ywxy)) metal::vec<T, 4> ywxy;
__declspec(property(get = get_ywxy)) metal::vec<T, 4> garg;
constexpr metal::vec<T, 4> get_ywxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 0, 2)); }
constexpr void put_ywxz(metal::vec<T, 4> from) { v[1] = from.v[0]; v[3] = from.v[1]; v[0] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_ywxz, put = put_ywxz)) metal::vec<T, 4> ywxz;
__declspec(property(get = get_ywxz, put = put_ywxz)) metal::vec<T, 4> garb;
constexpr metal::vec<T, 4> get_ywxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 0, 3)); }
__declspec(property(get = get_ywxw)) metal::vec<T, 4> ywxw;
__declspec(property(get = get_ywxw)) metal::vec<T, 4> gara;
constexpr metal::vec<T, 4> get_ywyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 1, 0)); }
__declspec(property(get = get_ywyx)) metal::vec<T, 4> ywyx;
__declspec(property(get = get_ywyx)) metal::vec<T, 4> gagr;
constexpr metal::vec<T, 4> get_ywyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 1, 1)); }
__declspec(property(get = get_ywyy)) metal::vec<T, 4> ywyy;
__declspec(property(get = get_ywyy)) metal::vec<T, 4> gagg;
constexpr metal::vec<T, 4> get_ywyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 1, 2)); }
__declspec(property(get = get_ywyz)) metal::vec<T, 4> ywyz;
__declspec(property(get = get_ywyz)) metal::vec<T, 4> gagb;
constexpr metal::vec<T, 4> get_ywyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 1, 3)); }
__declspec(property(get = get_ywyw)) metal::vec<T, 4> ywyw;
__declspec(property(get = get_ywyw)) metal::vec<T, 4> gaga;
constexpr metal::vec<T, 4> get_ywzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 2, 0)); }
constexpr void put_ywzx(metal::vec<T, 4> from) { v[1] = from.v[0]; v[3] = from.v[1]; v[2] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_ywzx, put = put_ywzx)) metal::vec<T, 4> ywzx;
__declspec(property(get = get_ywzx, put = put_ywzx)) metal::vec<T, 4> gabr;
constexpr metal::vec<T, 4> get_ywzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 2, 1)); }
__declspec(property(get = get_ywzy)) metal::vec<T, 4> ywzy;
__declspec(property(get = get_ywzy)) metal::vec<T, 4> gabg;
constexpr metal::vec<T, 4> get_ywzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 2, 2)); }
__declspec(property(get = get_ywzz)) metal::vec<T, 4> ywzz;
__declspec(property(get = get_ywzz)) metal::vec<T, 4> gabb;
constexpr metal::vec<T, 4> get_ywzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 2, 3)); }
__declspec(property(get = get_ywzw)) metal::vec<T, 4> ywzw;
__declspec(property(get = get_ywzw)) metal::vec<T, 4> gaba;
constexpr metal::vec<T, 4> get_ywwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 3, 0)); }
__declspec(property(get = get_ywwx)) metal::vec<T, 4> ywwx;
__declspec(property(get = get_ywwx)) metal::vec<T, 4> gaar;
constexpr metal::vec<T, 4> get_ywwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 3, 1)); }
__declspec(property(get = get_ywwy)) metal::vec<T, 4> ywwy;
__declspec(property(get = get_ywwy)) metal::vec<T, 4> gaag;
constexpr metal::vec<T, 4> get_ywwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 3, 2)); }
__declspec(property(get = get_ywwz)) metal::vec<T, 4> ywwz;
__declspec(property(get = get_ywwz)) metal::vec<T, 4> gaab;
constexpr metal::vec<T, 4> get_ywww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 1, 3, 3, 3)); }
__declspec(property(get = get_ywww)) metal::vec<T, 4> ywww;
__declspec(property(get = get_ywww)) metal::vec<T, 4> gaaa;
constexpr metal::vec<T, 4> get_zxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 0)); }
__declspec(property(get = get_zxxx)) metal::vec<T, 4> zxxx;
__declspec(property(get = get_zxxx)) metal::vec<T, 4> brrr;
constexpr metal::vec<T, 4> get_zxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 1)); }
__declspec(property(get = get_zxxy)) metal::vec<T, 4> zxxy;
__declspec(property(get = get_zxxy)) metal::vec<T, 4> brrg;
constexpr metal::vec<T, 4> get_zxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 2)); }
__declspec(property(get = get_zxxz)) metal::vec<T, 4> zxxz;
__declspec(property(get = get_zxxz)) metal::vec<T, 4> brrb;
constexpr metal::vec<T, 4> get_zxxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 0, 3)); }
__declspec(property(get = get_zxxw)) metal::vec<T, 4> zxxw;
__declspec(property(get = get_zxxw)) metal::vec<T, 4> brra;
constexpr metal::vec<T, 4> get_zxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 0)); }
__declspec(property(get = get_zxyx)) metal::vec<T, 4> zxyx;
__declspec(property(get = get_zxyx)) metal::vec<T, 4> brgr;
constexpr metal::vec<T, 4> get_zxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 1)); }
__declspec(property(get = get_zxyy)) metal::vec<T, 4> zxyy;
__declspec(property(get = get_zxyy)) metal::vec<T, 4> brgg;
constexpr metal::vec<T, 4> get_zxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 2)); }
__declspec(property(get = get_zxyz)) metal::vec<T, 4> zxyz;
__declspec(property(get = get_zxyz)) metal::vec<T, 4> brgb;
constexpr metal::vec<T, 4> get_zxyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 1, 3)); }
constexpr void put_zxyw(metal::vec<T, 4> from) { v[2] = from.v[0]; v[0] = from.v[1]; v[1] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_zxyw, put = put_zxyw)) metal::vec<T, 4> zxyw;
__declspec(property(get = get_zxyw, put = put_zxyw)) metal::vec<T, 4> brga;
constexpr metal::vec<T, 4> get_zxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 0)); }
__declspec(property(get = get_zxzx)) metal::vec<T, 4> zxzx;
__declspec(property(get = get_zxzx)) metal::vec<T, 4> brbr;
constexpr metal::vec<T, 4> get_zxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 1)); }
__declspec(property(get = get_zxzy)) metal::vec<T, 4> zxzy;
__declspec(property(get = get_zxzy)) metal::vec<T, 4> brbg;
constexpr metal::vec<T, 4> get_zxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 2)); }
__declspec(property(get = get_zxzz)) metal::vec<T, 4> zxzz;
__declspec(property(get = get_zxzz)) metal::vec<T, 4> brbb;
constexpr metal::vec<T, 4> get_zxzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 2, 3)); }
__declspec(property(get = get_zxzw)) metal::vec<T, 4> zxzw;
__declspec(property(get = get_zxzw)) metal::vec<T, 4> brba;
constexpr metal::vec<T, 4> get_zxwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 3, 0)); }
__declspec(property(get = get_zxwx)) metal::vec<T, 4> zxwx;
__declspec(property(get = get_zxwx)) metal::vec<T, 4> brar;
constexpr metal::vec<T, 4> get_zxwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 3, 1)); }
constexpr void put_zxwy(metal::vec<T, 4> from) { v[2] = from.v[0]; v[0] = from.v[1]; v[3] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_zxwy, put = put_zxwy)) metal::vec<T, 4> zxwy;
__declspec(property(get = get_zxwy, put = put_zxwy)) metal::vec<T, 4> brag;
constexpr metal::vec<T, 4> get_zxwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 3, 2)); }
__declspec(property(get = get_zxwz)) metal::vec<T, 4> zxwz;
__declspec(property(get = get_zxwz)) metal::vec<T, 4> brab;
constexpr metal::vec<T, 4> get_zxww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 0, 3, 3)); }
__declspec(property(get = get_zxww)) metal::vec<T, 4> zxww;
__declspec(property(get = get_zxww)) metal::vec<T, 4> braa;
constexpr metal::vec<T, 4> get_zyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 0)); }
__declspec(property(get = get_zyxx)) metal::vec<T, 4> zyxx;
__declspec(property(get = get_zyxx)) metal::vec<T, 4> bgrr;
constexpr metal::vec<T, 4> get_zyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 1)); }
__declspec(property(get = get_zyxy)) metal::vec<T, 4> zyxy;
__declspec(property(get = get_zyxy)) metal::vec<T, 4> bgrg;
constexpr metal::vec<T, 4> get_zyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 2)); }
__declspec(property(get = get_zyxz)) metal::vec<T, 4> zyxz;
__declspec(property(get = get_zyxz)) metal::vec<T, 4> bgrb;
constexpr metal::vec<T, 4> get_zyxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 0, 3)); }
constexpr void put_zyxw(metal::vec<T, 4> from) { v[2] = from.v[0]; v[1] = from.v[1]; v[0] = from.v[2]; v[3] = from.v[3]; }
__declspec(property(get = get_zyxw, put = put_zyxw)) metal::vec<T, 4> zyxw;
__declspec(property(get = get_zyxw, put = put_zyxw)) metal::vec<T, 4> bgra;
constexpr metal::vec<T, 4> get_zyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 0)); }
__declspec(property(get = get_zyyx)) metal::vec<T, 4> zyyx;
__declspec(property(get = get_zyyx)) metal::vec<T, 4> bggr;
constexpr metal::vec<T, 4> get_zyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 1)); }
__declspec(property(get = get_zyyy)) metal::vec<T, 4> zyyy;
__declspec(property(get = get_zyyy)) metal::vec<T, 4> bggg;
constexpr metal::vec<T, 4> get_zyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 2)); }
__declspec(property(get = get_zyyz)) metal::vec<T, 4> zyyz;
__declspec(property(get = get_zyyz)) metal::vec<T, 4> bggb;
constexpr metal::vec<T, 4> get_zyyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 1, 3)); }
__declspec(property(get = get_zyyw)) metal::vec<T, 4> zyyw;
__declspec(property(get = get_zyyw)) metal::vec<T, 4> bgga;
constexpr metal::vec<T, 4> get_zyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 0)); }
__declspec(property(get = get_zyzx)) metal::vec<T, 4> zyzx;
__declspec(property(get = get_zyzx)) metal::vec<T, 4> bgbr;
constexpr metal::vec<T, 4> get_zyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 1)); }
__declspec(property(get = get_zyzy)) metal::vec<T, 4> zyzy;
__declspec(property(get = get_zyzy)) metal::vec<T, 4> bgbg;
constexpr metal::vec<T, 4> get_zyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 2)); }
__declspec(property(get = get_zyzz)) metal::vec<T, 4> zyzz;
__declspec(property(get = get_zyzz)) metal::vec<T, 4> bgbb;
constexpr metal::vec<T, 4> get_zyzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 2, 3)); }
__declspec(property(get = get_zyzw)) metal::vec<T, 4> zyzw;
__declspec(property(get = get_zyzw)) metal::vec<T, 4> bgba;
constexpr metal::vec<T, 4> get_zywx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 3, 0)); }
constexpr void put_zywx(metal::vec<T, 4> from) { v[2] = from.v[0]; v[1] = from.v[1]; v[3] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_zywx, put = put_zywx)) metal::vec<T, 4> zywx;
__declspec(property(get = get_zywx, put = put_zywx)) metal::vec<T, 4> bgar;
constexpr metal::vec<T, 4> get_zywy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 3, 1)); }
__declspec(property(get = get_zywy)) metal::vec<T, 4> zywy;
__declspec(property(get = get_zywy)) metal::vec<T, 4> bgag;
constexpr metal::vec<T, 4> get_zywz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 3, 2)); }
__declspec(property(get = get_zywz)) metal::vec<T, 4> zywz;
__declspec(property(get = get_zywz)) metal::vec<T, 4> bgab;
constexpr metal::vec<T, 4> get_zyww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 1, 3, 3)); }
__declspec(property(get = get_zyww)) metal::vec<T, 4> zyww;
__declspec(property(get = get_zyww)) metal::vec<T, 4> bgaa;
constexpr metal::vec<T, 4> get_zzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 0)); }
__declspec(property(get = get_zzxx)) metal::vec<T, 4> zzxx;
__declspec(property(get = get_zzxx)) metal::vec<T, 4> bbrr;
constexpr metal::vec<T, 4> get_zzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 1)); }
__declspec(property(get = get_zzxy)) metal::vec<T, 4> zzxy;
__declspec(property(get = get_zzxy)) metal::vec<T, 4> bbrg;
constexpr metal::vec<T, 4> get_zzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 2)); }
__declspec(property(get = get_zzxz)) metal::vec<T, 4> zzxz;
__declspec(property(get = get_zzxz)) metal::vec<T, 4> bbrb;
constexpr metal::vec<T, 4> get_zzxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 0, 3)); }
__declspec(property(get = get_zzxw)) metal::vec<T, 4> zzxw;
__declspec(property(get = get_zzxw)) metal::vec<T, 4> bbra;
constexpr metal::vec<T, 4> get_zzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 0)); }
__declspec(property(get = get_zzyx)) metal::vec<T, 4> zzyx;
__declspec(property(get = get_zzyx)) metal::vec<T, 4> bbgr;
constexpr metal::vec<T, 4> get_zzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 1)); }
__declspec(property(get = get_zzyy)) metal::vec<T, 4> zzyy;
__declspec(property(get = get_zzyy)) metal::vec<T, 4> bbgg;
constexpr metal::vec<T, 4> get_zzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 2)); }
__declspec(property(get = get_zzyz)) metal::vec<T, 4> zzyz;
__declspec(property(get = get_zzyz)) metal::vec<T, 4> bbgb;
constexpr metal::vec<T, 4> get_zzyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 1, 3)); }
__declspec(property(get = get_zzyw)) metal::vec<T, 4> zzyw;
__declspec(property(get = get_zzyw)) metal::vec<T, 4> bbga;
constexpr metal::vec<T, 4> get_zzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 0)); }
__declspec(property(get = get_zzzx)) metal::vec<T, 4> zzzx;
__declspec(property(get = get_zzzx)) metal::vec<T, 4> bbbr;
constexpr metal::vec<T, 4> get_zzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 1)); }
__declspec(property(get = get_zzzy)) metal::vec<T, 4> zzzy;
__declspec(property(get = get_zzzy)) metal::vec<T, 4> bbbg;
constexpr metal::vec<T, 4> get_zzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 2)); }
__declspec(property(get = get_zzzz)) metal::vec<T, 4> zzzz;
__declspec(property(get = get_zzzz)) metal::vec<T, 4> bbbb;
constexpr metal::vec<T, 4> get_zzzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 2, 3)); }
__declspec(property(get = get_zzzw)) metal::vec<T, 4> zzzw;
__declspec(property(get = get_zzzw)) metal::vec<T, 4> bbba;
constexpr metal::vec<T, 4> get_zzwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 3, 0)); }
__declspec(property(get = get_zzwx)) metal::vec<T, 4> zzwx;
__declspec(property(get = get_zzwx)) metal::vec<T, 4> bbar;
constexpr metal::vec<T, 4> get_zzwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 3, 1)); }
__declspec(property(get = get_zzwy)) metal::vec<T, 4> zzwy;
__declspec(property(get = get_zzwy)) metal::vec<T, 4> bbag;
constexpr metal::vec<T, 4> get_zzwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 3, 2)); }
__declspec(property(get = get_zzwz)) metal::vec<T, 4> zzwz;
__declspec(property(get = get_zzwz)) metal::vec<T, 4> bbab;
constexpr metal::vec<T, 4> get_zzww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 2, 3, 3)); }
__declspec(property(get = get_zzww)) metal::vec<T, 4> zzww;
__declspec(property(get = get_zzww)) metal::vec<T, 4> bbaa;
constexpr metal::vec<T, 4> get_zwxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 0, 0)); }
__declspec(property(get = get_zwxx)) metal::vec<T, 4> zwxx;
__declspec(property(get = get_zwxx)) metal::vec<T, 4> barr;
constexpr metal::vec<T, 4> get_zwxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 0, 1)); }
constexpr void put_zwxy(metal::vec<T, 4> from) { v[2] = from.v[0]; v[3] = from.v[1]; v[0] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_zwxy, put = put_zwxy)) metal::vec<T, 4> zwxy;
__declspec(property(get = get_zwxy, put = put_zwxy)) metal::vec<T, 4> barg;
constexpr metal::vec<T, 4> get_zwxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 0, 2)); }
__declspec(property(get = get_zwxz)) metal::vec<T, 4> zwxz;
__declspec(property(get = get_zwxz)) metal::vec<T, 4> barb;
constexpr metal::vec<T, 4> get_zwxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 0, 3)); }
__declspec(property(get = get_zwxw)) metal::vec<T, 4> zwxw;
__declspec(property(get = get_zwxw)) metal::vec<T, 4> bara;
constexpr metal::vec<T, 4> get_zwyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 1, 0)); }
constexpr void put_zwyx(metal::vec<T, 4> from) { v[2] = from.v[0]; v[3] = from.v[1]; v[1] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_zwyx, put = put_zwyx)) metal::vec<T, 4> zwyx;
__declspec(property(get = get_zwyx, put = put_zwyx)) metal::vec<T, 4> bagr;
constexpr metal::vec<T, 4> get_zwyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 1, 1)); }
__declspec(property(get = get_zwyy)) metal::vec<T, 4> zwyy;
__declspec(property(get = get_zwyy)) metal::vec<T, 4> bagg;
constexpr metal::vec<T, 4> get_zwyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 1, 2)); }
__declspec(property(get = get_zwyz)) metal::vec<T, 4> zwyz;
__declspec(property(get = get_zwyz)) metal::vec<T, 4> bagb;
constexpr metal::vec<T, 4> get_zwyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 1, 3)); }
__declspec(property(get = get_zwyw)) metal::vec<T, 4> zwyw;
__declspec(property(get = get_zwyw)) metal::vec<T, 4> baga;
constexpr metal::vec<T, 4> get_zwzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 2, 0)); }
__declspec(property(get = get_zwzx)) metal::vec<T, 4> zwzx;
__declspec(property(get = get_zwzx)) metal::vec<T, 4> babr;
constexpr metal::vec<T, 4> get_zwzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 2, 1)); }
__declspec(property(get = get_zwzy)) metal::vec<T, 4> zwzy;
__declspec(property(get = get_zwzy)) metal::vec<T, 4> babg;
constexpr metal::vec<T, 4> get_zwzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 2, 2)); }
__declspec(property(get = get_zwzz)) metal::vec<T, 4> zwzz;
__declspec(property(get = get_zwzz)) metal::vec<T, 4> babb;
constexpr metal::vec<T, 4> get_zwzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 2, 3)); }
__declspec(property(get = get_zwzw)) metal::vec<T, 4> zwzw;
__declspec(property(get = get_zwzw)) metal::vec<T, 4> baba;
constexpr metal::vec<T, 4> get_zwwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 3, 0)); }
__declspec(property(get = get_zwwx)) metal::vec<T, 4> zwwx;
__declspec(property(get = get_zwwx)) metal::vec<T, 4> baar;
constexpr metal::vec<T, 4> get_zwwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 3, 1)); }
__declspec(property(get = get_zwwy)) metal::vec<T, 4> zwwy;
__declspec(property(get = get_zwwy)) metal::vec<T, 4> baag;
constexpr metal::vec<T, 4> get_zwwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 3, 2)); }
__declspec(property(get = get_zwwz)) metal::vec<T, 4> zwwz;
__declspec(property(get = get_zwwz)) metal::vec<T, 4> baab;
constexpr metal::vec<T, 4> get_zwww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 2, 3, 3, 3)); }
__declspec(property(get = get_zwww)) metal::vec<T, 4> zwww;
__declspec(property(get = get_zwww)) metal::vec<T, 4> baaa;
constexpr metal::vec<T, 4> get_wxxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 0, 0)); }
__declspec(property(get = get_wxxx)) metal::vec<T, 4> wxxx;
__declspec(property(get = get_wxxx)) metal::vec<T, 4> arrr;
constexpr metal::vec<T, 4> get_wxxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 0, 1)); }
__declspec(property(get = get_wxxy)) metal::vec<T, 4> wxxy;
__declspec(property(get = get_wxxy)) metal::vec<T, 4> arrg;
constexpr metal::vec<T, 4> get_wxxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 0, 2)); }
__declspec(property(get = get_wxxz)) metal::vec<T, 4> wxxz;
__declspec(property(get = get_wxxz)) metal::vec<T, 4> arrb;
constexpr metal::vec<T, 4> get_wxxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 0, 3)); }
__declspec(property(get = get_wxxw)) metal::vec<T, 4> wxxw;
__declspec(property(get = get_wxxw)) metal::vec<T, 4> arra;
constexpr metal::vec<T, 4> get_wxyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 1, 0)); }
__declspec(property(get = get_wxyx)) metal::vec<T, 4> wxyx;
__declspec(property(get = get_wxyx)) metal::vec<T, 4> argr;
constexpr metal::vec<T, 4> get_wxyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 1, 1)); }
__declspec(property(get = get_wxyy)) metal::vec<T, 4> wxyy;
__declspec(property(get = get_wxyy)) metal::vec<T, 4> argg;
constexpr metal::vec<T, 4> get_wxyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 1, 2)); }
constexpr void put_wxyz(metal::vec<T, 4> from) { v[3] = from.v[0]; v[0] = from.v[1]; v[1] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_wxyz, put = put_wxyz)) metal::vec<T, 4> wxyz;
__declspec(property(get = get_wxyz, put = put_wxyz)) metal::vec<T, 4> argb;
constexpr metal::vec<T, 4> get_wxyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 1, 3)); }
__declspec(property(get = get_wxyw)) metal::vec<T, 4> wxyw;
__declspec(property(get = get_wxyw)) metal::vec<T, 4> arga;
constexpr metal::vec<T, 4> get_wxzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 2, 0)); }
__declspec(property(get = get_wxzx)) metal::vec<T, 4> wxzx;
__declspec(property(get = get_wxzx)) metal::vec<T, 4> arbr;
constexpr metal::vec<T, 4> get_wxzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 2, 1)); }
constexpr void put_wxzy(metal::vec<T, 4> from) { v[3] = from.v[0]; v[0] = from.v[1]; v[2] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_wxzy, put = put_wxzy)) metal::vec<T, 4> wxzy;
__declspec(property(get = get_wxzy, put = put_wxzy)) metal::vec<T, 4> arbg;
constexpr metal::vec<T, 4> get_wxzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 2, 2)); }
__declspec(property(get = get_wxzz)) metal::vec<T, 4> wxzz;
__declspec(property(get = get_wxzz)) metal::vec<T, 4> arbb;
constexpr metal::vec<T, 4> get_wxzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 2, 3)); }
__declspec(property(get = get_wxzw)) metal::vec<T, 4> wxzw;
__declspec(property(get = get_wxzw)) metal::vec<T, 4> arba;
constexpr metal::vec<T, 4> get_wxwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 3, 0)); }
__declspec(property(get = get_wxwx)) metal::vec<T, 4> wxwx;
__declspec(property(get = get_wxwx)) metal::vec<T, 4> arar;
constexpr metal::vec<T, 4> get_wxwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 3, 1)); }
__declspec(property(get = get_wxwy)) metal::vec<T, 4> wxwy;
__declspec(property(get = get_wxwy)) metal::vec<T, 4> arag;
constexpr metal::vec<T, 4> get_wxwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 3, 2)); }
__declspec(property(get = get_wxwz)) metal::vec<T, 4> wxwz;
__declspec(property(get = get_wxwz)) metal::vec<T, 4> arab;
constexpr metal::vec<T, 4> get_wxww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 0, 3, 3)); }
__declspec(property(get = get_wxww)) metal::vec<T, 4> wxww;
__declspec(property(get = get_wxww)) metal::vec<T, 4> araa;
constexpr metal::vec<T, 4> get_wyxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 0, 0)); }
__declspec(property(get = get_wyxx)) metal::vec<T, 4> wyxx;
__declspec(property(get = get_wyxx)) metal::vec<T, 4> agrr;
constexpr metal::vec<T, 4> get_wyxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 0, 1)); }
__declspec(property(get = get_wyxy)) metal::vec<T, 4> wyxy;
__declspec(property(get = get_wyxy)) metal::vec<T, 4> agrg;
constexpr metal::vec<T, 4> get_wyxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 0, 2)); }
constexpr void put_wyxz(metal::vec<T, 4> from) { v[3] = from.v[0]; v[1] = from.v[1]; v[0] = from.v[2]; v[2] = from.v[3]; }
__declspec(property(get = get_wyxz, put = put_wyxz)) metal::vec<T, 4> wyxz;
__declspec(property(get = get_wyxz, put = put_wyxz)) metal::vec<T, 4> agrb;
constexpr metal::vec<T, 4> get_wyxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 0, 3)); }
__declspec(property(get = get_wyxw)) metal::vec<T, 4> wyxw;
__declspec(property(get = get_wyxw)) metal::vec<T, 4> agra;
constexpr metal::vec<T, 4> get_wyyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 1, 0)); }
__declspec(property(get = get_wyyx)) metal::vec<T, 4> wyyx;
__declspec(property(get = get_wyyx)) metal::vec<T, 4> aggr;
constexpr metal::vec<T, 4> get_wyyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 1, 1)); }
__declspec(property(get = get_wyyy)) metal::vec<T, 4> wyyy;
__declspec(property(get = get_wyyy)) metal::vec<T, 4> aggg;
constexpr metal::vec<T, 4> get_wyyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 1, 2)); }
__declspec(property(get = get_wyyz)) metal::vec<T, 4> wyyz;
__declspec(property(get = get_wyyz)) metal::vec<T, 4> aggb;
constexpr metal::vec<T, 4> get_wyyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 1, 3)); }
__declspec(property(get = get_wyyw)) metal::vec<T, 4> wyyw;
__declspec(property(get = get_wyyw)) metal::vec<T, 4> agga;
constexpr metal::vec<T, 4> get_wyzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 2, 0)); }
constexpr void put_wyzx(metal::vec<T, 4> from) { v[3] = from.v[0]; v[1] = from.v[1]; v[2] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_wyzx, put = put_wyzx)) metal::vec<T, 4> wyzx;
__declspec(property(get = get_wyzx, put = put_wyzx)) metal::vec<T, 4> agbr;
constexpr metal::vec<T, 4> get_wyzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 2, 1)); }
__declspec(property(get = get_wyzy)) metal::vec<T, 4> wyzy;
__declspec(property(get = get_wyzy)) metal::vec<T, 4> agbg;
constexpr metal::vec<T, 4> get_wyzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 2, 2)); }
__declspec(property(get = get_wyzz)) metal::vec<T, 4> wyzz;
__declspec(property(get = get_wyzz)) metal::vec<T, 4> agbb;
constexpr metal::vec<T, 4> get_wyzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 2, 3)); }
__declspec(property(get = get_wyzw)) metal::vec<T, 4> wyzw;
__declspec(property(get = get_wyzw)) metal::vec<T, 4> agba;
constexpr metal::vec<T, 4> get_wywx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 3, 0)); }
__declspec(property(get = get_wywx)) metal::vec<T, 4> wywx;
__declspec(property(get = get_wywx)) metal::vec<T, 4> agar;
constexpr metal::vec<T, 4> get_wywy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 3, 1)); }
__declspec(property(get = get_wywy)) metal::vec<T, 4> wywy;
__declspec(property(get = get_wywy)) metal::vec<T, 4> agag;
constexpr metal::vec<T, 4> get_wywz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 3, 2)); }
__declspec(property(get = get_wywz)) metal::vec<T, 4> wywz;
__declspec(property(get = get_wywz)) metal::vec<T, 4> agab;
constexpr metal::vec<T, 4> get_wyww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 1, 3, 3)); }
__declspec(property(get = get_wyww)) metal::vec<T, 4> wyww;
__declspec(property(get = get_wyww)) metal::vec<T, 4> agaa;
constexpr metal::vec<T, 4> get_wzxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 0, 0)); }
__declspec(property(get = get_wzxx)) metal::vec<T, 4> wzxx;
__declspec(property(get = get_wzxx)) metal::vec<T, 4> abrr;
constexpr metal::vec<T, 4> get_wzxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 0, 1)); }
constexpr void put_wzxy(metal::vec<T, 4> from) { v[3] = from.v[0]; v[2] = from.v[1]; v[0] = from.v[2]; v[1] = from.v[3]; }
__declspec(property(get = get_wzxy, put = put_wzxy)) metal::vec<T, 4> wzxy;
__declspec(property(get = get_wzxy, put = put_wzxy)) metal::vec<T, 4> abrg;
constexpr metal::vec<T, 4> get_wzxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 0, 2)); }
__declspec(property(get = get_wzxz)) metal::vec<T, 4> wzxz;
__declspec(property(get = get_wzxz)) metal::vec<T, 4> abrb;
constexpr metal::vec<T, 4> get_wzxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 0, 3)); }
__declspec(property(get = get_wzxw)) metal::vec<T, 4> wzxw;
__declspec(property(get = get_wzxw)) metal::vec<T, 4> abra;
constexpr metal::vec<T, 4> get_wzyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 1, 0)); }
constexpr void put_wzyx(metal::vec<T, 4> from) { v[3] = from.v[0]; v[2] = from.v[1]; v[1] = from.v[2]; v[0] = from.v[3]; }
__declspec(property(get = get_wzyx, put = put_wzyx)) metal::vec<T, 4> wzyx;
__declspec(property(get = get_wzyx, put = put_wzyx)) metal::vec<T, 4> abgr;
constexpr metal::vec<T, 4> get_wzyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 1, 1)); }
__declspec(property(get = get_wzyy)) metal::vec<T, 4> wzyy;
__declspec(property(get = get_wzyy)) metal::vec<T, 4> abgg;
constexpr metal::vec<T, 4> get_wzyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 1, 2)); }
__declspec(property(get = get_wzyz)) metal::vec<T, 4> wzyz;
__declspec(property(get = get_wzyz)) metal::vec<T, 4> abgb;
constexpr metal::vec<T, 4> get_wzyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 1, 3)); }
__declspec(property(get = get_wzyw)) metal::vec<T, 4> wzyw;
__declspec(property(get = get_wzyw)) metal::vec<T, 4> abga;
constexpr metal::vec<T, 4> get_wzzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 2, 0)); }
__declspec(property(get = get_wzzx)) metal::vec<T, 4> wzzx;
__declspec(property(get = get_wzzx)) metal::vec<T, 4> abbr;
constexpr metal::vec<T, 4> get_wzzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 2, 1)); }
__declspec(property(get = get_wzzy)) metal::vec<T, 4> wzzy;
__declspec(property(get = get_wzzy)) metal::vec<T, 4> abbg;
constexpr metal::vec<T, 4> get_wzzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 2, 2)); }
__declspec(property(get = get_wzzz)) metal::vec<T, 4> wzzz;
__declspec(property(get = get_wzzz)) metal::vec<T, 4> abbb;
constexpr metal::vec<T, 4> get_wzzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 2, 3)); }
__declspec(property(get = get_wzzw)) metal::vec<T, 4> wzzw;
__declspec(property(get = get_wzzw)) metal::vec<T, 4> abba;
constexpr metal::vec<T, 4> get_wzwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 3, 0)); }
__declspec(property(get = get_wzwx)) metal::vec<T, 4> wzwx;
__declspec(property(get = get_wzwx)) metal::vec<T, 4> abar;
constexpr metal::vec<T, 4> get_wzwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 3, 1)); }
__declspec(property(get = get_wzwy)) metal::vec<T, 4> wzwy;
__declspec(property(get = get_wzwy)) metal::vec<T, 4> abag;
constexpr metal::vec<T, 4> get_wzwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 3, 2)); }
__declspec(property(get = get_wzwz)) metal::vec<T, 4> wzwz;
__declspec(property(get = get_wzwz)) metal::vec<T, 4> abab;
constexpr metal::vec<T, 4> get_wzww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 2, 3, 3)); }
__declspec(property(get = get_wzww)) metal::vec<T, 4> wzww;
__declspec(property(get = get_wzww)) metal::vec<T, 4> abaa;
constexpr metal::vec<T, 4> get_wwxx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 0, 0)); }
__declspec(property(get = get_wwxx)) metal::vec<T, 4> wwxx;
__declspec(property(get = get_wwxx)) metal::vec<T, 4> aarr;
constexpr metal::vec<T, 4> get_wwxy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 0, 1)); }
__declspec(property(get = get_wwxy)) metal::vec<T, 4> wwxy;
__declspec(property(get = get_wwxy)) metal::vec<T, 4> aarg;
constexpr metal::vec<T, 4> get_wwxz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 0, 2)); }
__declspec(property(get = get_wwxz)) metal::vec<T, 4> wwxz;
__declspec(property(get = get_wwxz)) metal::vec<T, 4> aarb;
constexpr metal::vec<T, 4> get_wwxw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 0, 3)); }
__declspec(property(get = get_wwxw)) metal::vec<T, 4> wwxw;
__declspec(property(get = get_wwxw)) metal::vec<T, 4> aara;
constexpr metal::vec<T, 4> get_wwyx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 1, 0)); }
__declspec(property(get = get_wwyx)) metal::vec<T, 4> wwyx;
__declspec(property(get = get_wwyx)) metal::vec<T, 4> aagr;
constexpr metal::vec<T, 4> get_wwyy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 1, 1)); }
__declspec(property(get = get_wwyy)) metal::vec<T, 4> wwyy;
__declspec(property(get = get_wwyy)) metal::vec<T, 4> aagg;
constexpr metal::vec<T, 4> get_wwyz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 1, 2)); }
__declspec(property(get = get_wwyz)) metal::vec<T, 4> wwyz;
__declspec(property(get = get_wwyz)) metal::vec<T, 4> aagb;
constexpr metal::vec<T, 4> get_wwyw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 1, 3)); }
__declspec(property(get = get_wwyw)) metal::vec<T, 4> wwyw;
__declspec(property(get = get_wwyw)) metal::vec<T, 4> aaga;
constexpr metal::vec<T, 4> get_wwzx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 2, 0)); }
__declspec(property(get = get_wwzx)) metal::vec<T, 4> wwzx;
__declspec(property(get = get_wwzx)) metal::vec<T, 4> aabr;
constexpr metal::vec<T, 4> get_wwzy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 2, 1)); }
__declspec(property(get = get_wwzy)) metal::vec<T, 4> wwzy;
__declspec(property(get = get_wwzy)) metal::vec<T, 4> aabg;
constexpr metal::vec<T, 4> get_wwzz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 2, 2)); }
__declspec(property(get = get_wwzz)) metal::vec<T, 4> wwzz;
__declspec(property(get = get_wwzz)) metal::vec<T, 4> aabb;
constexpr metal::vec<T, 4> get_wwzw() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 2, 3)); }
__declspec(property(get = get_wwzw)) metal::vec<T, 4> wwzw;
__declspec(property(get = get_wwzw)) metal::vec<T, 4> aaba;
constexpr metal::vec<T, 4> get_wwwx() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 3, 0)); }
__declspec(property(get = get_wwwx)) metal::vec<T, 4> wwwx;
__declspec(property(get = get_wwwx)) metal::vec<T, 4> aaar;
constexpr metal::vec<T, 4> get_wwwy() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 3, 1)); }
__declspec(property(get = get_wwwy)) metal::vec<T, 4> wwwy;
__declspec(property(get = get_wwwy)) metal::vec<T, 4> aaag;
constexpr metal::vec<T, 4> get_wwwz() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 3, 2)); }
__declspec(property(get = get_wwwz)) metal::vec<T, 4> wwwz;
__declspec(property(get = get_wwwz)) metal::vec<T, 4> aaab;
constexpr metal::vec<T, 4> get_wwww() const { return metal::vec<T, 4>(raw_vector{}, __builtin_shufflevector(v, v, 3, 3, 3, 3)); }
__declspec(property(get = get_wwww)) metal::vec<T, 4> wwww;
__declspec(property(get = get_wwww)) metal::vec<T, 4> aaaa;
