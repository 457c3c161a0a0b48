/// Written by scripts/make-self-check.
extension SelfCheckSample {
  static let all: [SelfCheckSample] = [
    SelfCheckSample(
      name: "JSON Lines", file: "lines.json", library: nil, events: 1,
      base64: """
        eyJ0aW1lIjoiMjAyNi0wMy0wMlQwODowMDowMC4wMDAwMDAwWiIsImNvdW50IjoiMSIsInJlc291cmNlSWQi\
        OiIvU1VCU0NSSVBUSU9OUy8xMTExMTExMS0yMjIyLTQzMzMtODQ0NC01NTU1NTU1NTU1NTUvUkVTT1VSQ0VH\
        Uk9VUFMvUkctTkVUV09SSy9QUk9WSURFUlMvTUlDUk9TT0ZULk5FVFdPUksvTkVUV09SS1NFQ1VSSVRZUEVS\
        SU1FVEVSUy9OU1AtRVhBTVBMRSIsIm9wZXJhdGlvbk5hbWUiOiJHZXRCbG9iIiwiY2F0ZWdvcnkiOiJOc3BQ\
        dWJsaWNJbmJvdW5kUmVzb3VyY2VSdWxlc0FsbG93ZWQiLCJwcm9wZXJ0aWVzIjp7InNlcnZpY2VSZXNvdXJj\
        ZUlkIjoiL3N1YnNjcmlwdGlvbnMvMTExMTExMTEtMjIyMi00MzMzLTg0NDQtNTU1NTU1NTU1NTU1L3Jlc291\
        cmNlR3JvdXBzL3JnLWRhdGEvcHJvdmlkZXJzL01pY3Jvc29mdC5TdG9yYWdlL3N0b3JhZ2VBY2NvdW50cy9z\
        dGV4YW1wbGUiLCJhY2Nlc3NSdWxlc1ZlcnNpb24iOiIxIiwicHJvZmlsZSI6ImRlZmF1bHRQcm9maWxlIiwi\
        bWF0Y2hlZFJ1bGUiOnsiYWNjZXNzUnVsZSI6IklQIGZpcmV3YWxsIn0sInNvdXJjZSI6eyJpcEFkZHJlc3Mi\
        OiIxOTguNTEuMTAwLjciLCJwb3J0IjoiNTAwMDAiLCJwcm90b2NvbCI6IkhUVFBTOlRDUCJ9fX0K
        """),
    SelfCheckSample(
      name: "gzip", file: "gzip.json.gz", library: .gzip, events: 2,
      base64: """
        H4sIAAAAAAACA41STXPbIBC991dkOBsh+aN1dXNUxWVaSwzISdsbBuwyg40GUNJOxv+9YDnT5Ja9LCxvd99b\
        9hkEfVSgBNN8+hHmM5hPu3xZ5kWZ51k+2i8wAcIOp5Bg8eyUt4MTCssYQGx7yyqKSYfbhqHianAaDc5nsxlc\
        zudzuHhliNas3dKqXtN2Sxiia9jU3UNLvyFC23v8paYMbXBFW9beddnL29WzutpS3P0kNcWbukvYhhFY/1ht\
        yPc60rO9cjxoe2r4RdlahVtjd0kED+pg3d8YbHxPhp3RAp92UZqkV010MMqvjLFPSsaM3qVqQSsPymfglXvU\
        EfNGvx92Xjjdp47+ffpfBrh2dug9cgcoeeAoNnvUUjmPNlo46+0+ZCxYxw8K+dGvxOUjfLyrP/zYGxVJciGU\
        9xfm9zE78oi8ipH9Xps0A6n2fDCBXAMTcORB/FYyJSVl/0tEMCY3e+3UEzcGnCdg5JpQul9JGcn7VP/zMlsU\
        WRHX5FNqZV1aj0Xal7FzsMKaGPradYSVXUXA+Xz+8A8hRBhucAIAAA==
        """),
    SelfCheckSample(
      name: "zip", file: "archive.zip", library: .containers, events: 4,
      base64: """
        UEsDBBQAAAAAAABAYlw4hlMwcAIAAHACAAAJAAAAUFQxSC5qc29ueyJ0aW1lIjoiMjAyNi0wMy0wMlQwODow\
        MjowMC4wMDAwMDAwWiIsImNvdW50IjoiNCIsInJlc291cmNlSWQiOiIvU1VCU0NSSVBUSU9OUy8xMTExMTEx\
        MS0yMjIyLTQzMzMtODQ0NC01NTU1NTU1NTU1NTUvUkVTT1VSQ0VHUk9VUFMvUkctTkVUV09SSy9QUk9WSURF\
        UlMvTUlDUk9TT0ZULk5FVFdPUksvTkVUV09SS1NFQ1VSSVRZUEVSSU1FVEVSUy9OU1AtRVhBTVBMRSIsIm9w\
        ZXJhdGlvbk5hbWUiOiJHZXRCbG9iIiwiY2F0ZWdvcnkiOiJOc3BQdWJsaWNJbmJvdW5kUmVzb3VyY2VSdWxl\
        c0FsbG93ZWQiLCJwcm9wZXJ0aWVzIjp7InNlcnZpY2VSZXNvdXJjZUlkIjoiL3N1YnNjcmlwdGlvbnMvMTEx\
        MTExMTEtMjIyMi00MzMzLTg0NDQtNTU1NTU1NTU1NTU1L3Jlc291cmNlR3JvdXBzL3JnLWRhdGEvcHJvdmlk\
        ZXJzL01pY3Jvc29mdC5TdG9yYWdlL3N0b3JhZ2VBY2NvdW50cy9zdGV4YW1wbGUiLCJhY2Nlc3NSdWxlc1Zl\
        cnNpb24iOiIxIiwicHJvZmlsZSI6ImRlZmF1bHRQcm9maWxlIiwibWF0Y2hlZFJ1bGUiOnsiYWNjZXNzUnVs\
        ZSI6IklQIGZpcmV3YWxsIn0sInNvdXJjZSI6eyJpcEFkZHJlc3MiOiIxOTguNTEuMTAwLjciLCJwb3J0Ijoi\
        NTAwMDAiLCJwcm90b2NvbCI6IkhUVFBTOlRDUCJ9fX0KUEsBAhQDFAAAAAAAAEBiXDiGUzBwAgAAcAIAAAkA\
        AAAAAAAAAAAAAIABAAAAAFBUMUguanNvblBLBQYAAAAAAQABADcAAACXAgAAAAA=
        """),
    SelfCheckSample(
      name: "tar in gzip", file: "archive.tar.gz", library: .containers, events: 8,
      base64: """
        H4sIAAAAAAACA+3SS3PaMBAAYM79FRmd8QsbQrkR6hJPC9ZIJn3chC2oOgJ5JDlJJ8N/rwROX6ce2l6630Vm\
        WWl3beEquQ0/G3Uc/D2xM8my8+r8uibJ5NtzH79Ox6PBVTz4BzpjmXYlB/+nJ2TFgaMZGsWjSRCnQTyq4uks\
        TmdxHPYf5CMaolp1R+vSpu5Zc6M6XfOicYGIbm7oghS4Kso1jZJeMHKCLE3TYJplWTD+QURyWm7IIl+ScoNp\
        RJbBOq/eleRNhEl5V7zKCY1WxYKUtHxdhc//9SvNFxtSVB9wTopVXvncNcVB/n6+wm9z155quWZWqOOanSdb\
        cnsj1dYPwSzfK/3FBdemxd1Wiro4bt1oDelnIp3kZi6leuCN29Fqf5oV3KDZEzJc3wuX89P8ptuaWovWVzS/\
        N//zC1xq1bUm0vugYZZFrti9aLg20UrUWhm1syG1SrM9j8xlndfnD2Hcb/7IDq3krklW19yYc+d3brfrw/WV\
        XLrfCenfQcN3rJMW94EhOjBbf+KN3+Qn+36ESy7w1U5o/sCkRKchuvTqs0Q7bxrXvPHnv5yG4yRM3DW59qWU\
        9tdj7O/LpbJVtZIudFtVmM6qBUan0+nFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAPDHfAWbKbEKACgAAA==
        """),
    SelfCheckSample(
      name: "bzip2", file: "bzip2.json.bz2", library: .containers, events: 16,
      base64: """
        QlpoOTFBWSZTWc18+qEAASzfgExQUAf/8D/v3/A/59/qMAF6oMDU0Jk00p6emgmQjQB5Q0GTNDU0aHpBohpJ\
        4qfpqnoQYmhiZDAJgjEwTINCKbKaNAADQBoADQANA0lPA3hOEeKHbsS5WbDLr2iJQ6xROofY/xktgEdkkRCI\
        zJUuUGE2eSsOHSEhdl+SjsPqo1TkXocuo79yIBUlgNVGcXYL8AcmsDWMUBjCw0GYDRJKmBUAUDFELdDHUAcE\
        TE2JC4FgGYx6DbXcX3Y7p2arC+Ee+fSuHXsNTcmOZ5L2wMScQC85o3Z9hc8h5C9WzQ7zNCCROi97KnrqyJgF\
        MSMRj2zwCnTmI58jwobvFrFc1e/vtVFReg1NcYnKVZlFuqzD8GE3Kv97Vcf7DuLCPWLYQEkwYmLRMrrqEZ7W\
        wqdeJQRm3AjCjBTrT6DytiEwsBNFp4n0DAk4wlbOWgmZQUhCmJLYXOymZdJVsUyQmaHCyijDYxE9DiexBPXW\
        JTBVIgbnLgLEAMMWoO5ZBiV2rh8SCjrG4PMH2K9JJTYgOidtJTALRlEnt8WVO8oI5cYe7X0KsgTNIBxwM1fJ\
        deMTP/F3JFOFCQzXz6oQ
        """),
    SelfCheckSample(
      name: "xz", file: "xz.json.xz", library: .containers, events: 32,
      base64: """
        /Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4AJwAZxdAD2IiobUFffSfeTRXl4nKfsNFyFiD9ZAT0GUZE986X7r\
        NXJsjfziUc9ZcjS/jxg56tnkG5RpUAgBUnAASxR3LlU8NXJgyLunS/0ARu6++lHiyt0OfoETzsYZLMtzBjdq\
        ZKe6UqLfJYFKZRqfnP789B60ipeHb8b8MO3/FmTHPd4DUGEFXHuM8aaf/OtEloHYd4IRiTVc1kX8MrpqKCqF\
        FmMsfZGmpPcVeJRt2+Hi3PSgkkzQ1QuEa7uss75g/CoaX57+8nMlmMgVuMX+2BSkuRq6LSGcz9QnMa081e4X\
        x5DlbMiMW/UgRbgdF/QUSSBgi9KO/LoS1Cfi6yAlG92ly6EVcXuPBJVFmO/UXfaPKEtNLSPpUCiAtOJU4stg\
        LHyJL2WLAnA5cJdrhVUY5w+UlKr0C+i11toLPIoVonBMhg4zvkkD5PemE479lB8bjq+15L/Vncj9V0Zhu/YY\
        3kZzYVpSWrjSWS0OJiNqQIx6vmHtx2TE1kLdGgOxfgkEvOx38ftkonLATRo7eocdmrff7+W73zoEWkAEcMYp\
        NAAAaGQ8+JUf2iAAAbgD8QQAAAvmv0uxxGf7AgAAAAAEWVo=
        """),
    SelfCheckSample(
      name: "zstd", file: "zstd.json.zst", library: .containers, events: 64,
      base64: """
        KLUv/QRoFQ0ANplRIRCVHtKKsmTgZAzSwmgBe5PiGRBoqgSzi/UBlyIAgIDCAUkASgBFABOCNaZFo9i8DFWh\
        UEhUBAKhUA0qwUUrWrbJbDYow0Ivj85lb/OH9WenvHDw6Dv0YeuUb6AFYTzAmIDbAFYEWB0GcODRH3S3mwK3\
        43zS0xWPXsrY87tycMfYD6mVEL675vewU45NJGWRwSpJKxtGySYmNVs2LQ2MWttDo9psZJSLTsyRXbQpL8nU\
        MBtWqSDzotKiBZR/54Eq6bVd6Os9NeNNrd3BGmd7KZfOz13RVXflKk++tPfhDNHezVZzPj3fXlF+7abo+u/O\
        nlPO/Qh33UJ/983JcUKZDYDT6eSysUUqty3i0Tts8YaGjBEWhAJLYLASCq0/c9zCu06dvOvq6PPtBGTG/cfu\
        CnJK7u6rnec83o7Ao4fw1fkvWr+11QMjKFCEDJmtBwFNBmGlxvr/Gf0JMOERAbvjR3+JAK9bkLoGWNcEPB+C\
        yDAcfHq9tXO9jTvs5Ahfi0ieFRU1dG4A1shY18O+2JLB5NXjI9Sk64/WNzWaC+0I8hQ/mi0=
        """),
    SelfCheckSample(
      name: "lz4", file: "lz4.json.lz4", library: .containers, events: 128,
      base64: """
        BCJNGGRApwkCAADyD3sidGltZSI6IjIwMjYtMDMtMDJUMDg6MDc6MDAuMAEA8yBaIiwiY291bnQiOiIxMjgi\
        LCJyZXNvdXJjZUlkIjoiL1NVQlNDUklQVElPTlMvMQEA9wItMjIyMi00MzMzLTg0NDQtNQEA9CAvUkVTT1VS\
        Q0VHUk9VUFMvUkctTkVUV09SSy9QUk9WSURFUlMvTUlDUk9TT0ZULhwAAwgA8ABTRUNVUklUWVBFUklNRVQs\
        APEKTlNQLUVYQU1QTEUiLCJvcGVyYXRpb25OYdwAcEdldEJsb2LHAPMMYXRlZ29yeSI6Ik5zcFB1YmxpY0lu\
        Ym91bmRS1ADwAlJ1bGVzQWxsb3dlZCIsInByTgD5AXRpZXMiOnsic2VydmljZVIAAYBzdWJzY3JpcHIAH3MA\
        ARMEQQHyHUdyb3Vwcy9yZy1kYXRhL3Byb3ZpZGVycy9NaWNyb3NvZnQuU3RvcmFnZS9zCAAhQWOLAfEFcy9z\
        dGV4YW1wbGUiLCJhY2Nlc3O6AHBWZXJzaW9uqwECvgAwZmlsBAGDZGVmYXVsdFARAJAsIm1hdGNoZWQ1AADa\
        AAZDAPIDIjoiSVAgZmlyZXdhbGwifSwirAAAJgCQaXBBZGRyZXNzYACwOTguNTEuMTAwLjdrACBvciECEDUy\
        AgJ6APAHdG9jb2wiOiJIVFRQUzpUQ1AifX19CgAAAADR5yzj
        """),
    SelfCheckSample(
      name: "capture in snappy", file: "capture.avro", library: .snappy, events: 256,
      base64: """
        T2JqAQQWYXZyby5zY2hlbWGuAXsidHlwZSI6InJlY29yZCIsIm5hbWUiOiJFdmVudERhdGEiLCJmaWVsZHMi\
        Olt7Im5hbWUiOiJCb2R5IiwidHlwZSI6WyJudWxsIiwiYnl0ZXMiXX1dfRRhdnJvLmNvZGVjDHNuYXBweQAA\
        AQIDBAUGBwgJCgsMDQ4PAvoJ9AT0cwIC4gl7InRpbWUiOiIyMDI2LTAzLTAyVDA4OjA4OjAwLjAwMDAwMDBa\
        IiwiY291bnQiOiIyNTYiLCJyZXNvdXJjZUlkIjoiL1NVQlNDUklQVElPTlMvMTExMTExMTEtMjIyMi00MzMz\
        LTg0NDQtNTU1NTU1NTU1NTU1L1JFU09VUkNFR1JPVVBTL1JHLU5FVFdPUksvUFJPVklERVJTL01JQ1JPU09G\
        VC5ORVRXT1JLL05FVFdPUktTRUNVUklUWVBFUklNRVRFUlMvTlNQLUVYQU1QTEUiLCJvcGVyYXRpb25OYW1l\
        IjoiR2V0QmxvYiIsImNhdGVnb3J5IjoiTnNwUHVibGljSW5ib3VuZFJlc291cmNlUnVsZXNBbGxvd2VkIiwi\
        cHJvcGVydGllcyI6eyJzZXJ2aWNlUmVzb3VyY2VJZCI6Ii9zdWJzY3JpcHRpb25zLzExMTExMTExLTIyMjIt\
        NDMzMy04NDQ0LTU1NTU1NTU1NTU1NS9yZXNvdXJjZUdyb3Vwcy9yZy1kYXRhL3Byb3ZpZGVycy9NaWNyb3Nv\
        ZnQuU3RvcmFnZS9zdG9yYWdlQWNjb3VudHMvc3RleGFtcGxlIiwiYWNjZXNzUnVsZXNWZXJzaW9uIjoiMSIs\
        InByb2ZpbGUiOiJkZWZhdWx0UHJvZmlsZSIsIm1hdGNoZWRSdWxlIjp7ImFjY2Vzc1J1bGUiOiJJUCBmaXJl\
        d2FsbCJ9LCJzb3VyY2UiOnsiaXBBZGRyZXNzIjoiMTk4LjUxLjEwMC43IiwicG9ydCI6IjUwMDAwIiwicHJv\
        dG9jb2wiOiJIVFRQUzpUQ1AifX19z5urngABAgMEBQYHCAkKCwwNDg8=
        """),
  ]
}
