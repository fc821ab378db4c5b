namespace RoleCatalog.Application.Matching;

/// <summary>What skills are matched with.</summary>
public enum MatchAmong
{
    Postings,
    Profiles,
}
