using System.Runtime.InteropServices;

namespace RoleCatalog.Infrastructure.Search.Suggesting;

/// <summary>How near a name is to what is typed, the nearest first.</summary>
internal enum Nearness
{
    /// <summary>It is the name.</summary>
    Whole,

    /// <summary>The name begins so.</summary>
    Beginning,

    /// <summary>A later word of the name begins so.</summary>
    Word,
}

/// <summary>The place of a suggestion among others: lower ones first.</summary>
/// <param name="Nearness">Of the nearest of its names.</param>
/// <param name="Count">How many published public postings have it.</param>
/// <param name="Name">What decides between those that as many have.</param>
/// <param name="Filter">That it is a value of; decides between those that are named alike.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Rank(Nearness Nearness, int Count, string Name, string Filter) : IComparable<Rank>
{
    public int CompareTo(Rank other) =>
        Nearness != other.Nearness ? Nearness.CompareTo(other.Nearness)
        : Count != other.Count ? other.Count.CompareTo(Count)
        : string.CompareOrdinal(Name, other.Name) is not 0 and var order ? order
        : string.CompareOrdinal(Filter, other.Filter);
}

/// <summary>What a name stands for, and how near it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ranked<T>(T Subject, Rank Rank) : IComparable<Ranked<T>>
{
    public int CompareTo(Ranked<T> other) => Rank.CompareTo(other.Rank);
}
