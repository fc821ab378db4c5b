using MediatR;
using RoleCatalog.Application.Pipeline;
using RoleCatalog.Contracts.ProficiencyScales;
using RoleCatalog.Domain;
using RoleCatalog.Domain.ProficiencyScales;

namespace RoleCatalog.Application.ProficiencyScales;

/// <summary>Adds a scale of proficiency.</summary>
public sealed record DefineProficiencyScale(NewProficiencyScale Scale) : ICommand<ProficiencyScaleState>
{
    internal sealed class Handler(IProficiencyScaleRepository scales, TimeProvider clock)
        : IRequestHandler<DefineProficiencyScale, ProficiencyScaleState>
    {
        public async Task<ProficiencyScaleState> Handle(
            DefineProficiencyScale command,
            CancellationToken cancellationToken
        )
        {
            var errors = new ErrorCollector();
            var id = errors.Try("id", () => CatalogKey.Parse(command.Scale.Id));
            var scale = ProficiencyScale.Define(id, command.Scale.Read(errors), clock.Now());
            var state = ProficiencyScaleStates.Of(scale);
            await scales.Save(scale, state);
            return state;
        }
    }
}

/// <summary>A scale with the id by which it will be known.</summary>
public sealed record NewProficiencyScale : ProficiencyScaleInput
{
    public required string Id { get; init; }
}
