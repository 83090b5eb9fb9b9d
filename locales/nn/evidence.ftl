# Dokumentasjon frå leverandøren.
evidence-title = Dokument
evidence-lead = Dokumenta dykkar. Eit dokument kan brukast i fleire svar, og kommunen får berre dei svara viser til.
evidence-count = { $count ->
    [0] Ingen dokument
    [one] Eitt dokument
   *[other] { $count } dokument
}
evidence-heading = Dokumentasjon
evidence-asked = Kommunen ber om:
evidence-cited = Svaret viser til
evidence-none-cited = Svaret viser ikkje til noko dokument enno.
evidence-upload = Last opp dokumentasjon
evidence-upload-button = Last opp
evidence-kinds = PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPG eller tekst. Inntil { $limit } MB per fil.
evidence-place = Kvar i dokumentet
evidence-place-help = Til dømes «side 4» eller «kapittel 2».
evidence-use-earlier = Bruk eit dokument som er lasta opp før
evidence-document = Dokument
evidence-cite = Vis til dokumentet
evidence-uncite = Ta bort
evidence-uploaded = lasta opp { $at }
evidence-covers = Brukt i svar: { $questions }
evidence-covers-none = Ikkje brukt i noko svar enno.
evidence-remove = Slett
evidence-remove-title = Slett dokument
evidence-remove-confirm = Vil du slette { $name }?
evidence-remove-cited =
    { $count ->
        [0] Ingen svar viser til dokumentet lenger.
        [one] Eitt svar viser til dokumentet, og mistar tilvisinga:
       *[other] { $count } svar viser til dokumentet, og mistar tilvisinga:
    }
evidence-remove-stays = Teksten i svara blir ståande. Dokumentet kan lastast opp på nytt.
evidence-remove-all = Slett dokumentet
evidence-none = Ingen dokument enno
evidence-none-text = Last opp her, eller ved spørsmålet dokumentet høyrer til.
evidence-problem-large = Fila er for stor. Vel ei mindre, eller del ho i fleire.
evidence-problem-kind = Innhaldet i fila passar ikkje med typane vi tek imot, eller med namnet. Lagre ho til dømes som PDF.
evidence-problem-empty = Fila er tom. Kontroller innhaldet og last ho opp igjen.
evidence-problem-many = Det er lasta opp for mykje på kort tid, eller de har for mange dokument. Vent litt, eller slett nokre.
evidence-problem-none = Vel ei fil først.
done-evidence-added = Dokumentet er lasta opp.
done-evidence-removed = Dokumentet er sletta.
done-evidence-cited = Svaret viser no til dokumentet.
done-citation-removed = Svaret viser ikkje lenger til dokumentet.
evidence-asked-if = Viss svaret er { $options }, ber kommunen om:
evidence-save-first = Lagre svaret før de lastar opp, elles går det de har skrive, tapt.
